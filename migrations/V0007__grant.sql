-- Why: a grant is the approved right to receive one dataset; a token is what is issued under it. The
-- grant row is what stands now, its events are only ever added. Whether a grant has expired is judged
-- against the clock at use and never stored. A token dies with a row in the revocations or with its grant.

CREATE TABLE access_grant (
  id             uuid        NOT NULL,
  version        bigint      NOT NULL,
  request        uuid,
  dataset        uuid        NOT NULL,
  owner          text        NOT NULL,
  holder_id      text        NOT NULL,
  holder_name    text        NOT NULL,
  purpose        text        NOT NULL,
  approvals      text[]      NOT NULL,
  accepted_terms text[]      NOT NULL,
  state          text        NOT NULL,
  state_reason   text,
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  CONSTRAINT access_grant_pk PRIMARY KEY (id),
  CONSTRAINT access_grant_state_known CHECK (state IN ('active', 'suspended', 'revoked')),
  CONSTRAINT access_grant_version_positive CHECK (version >= 1)
);
CREATE INDEX access_grant_by_holder ON access_grant (holder_id, created_at DESC, id);
CREATE INDEX access_grant_by_owner ON access_grant (owner, created_at DESC, id);
CREATE INDEX access_grant_by_request ON access_grant (request) WHERE request IS NOT NULL;

CREATE TABLE access_grant_event (
  access_grant uuid        NOT NULL,
  version      bigint      NOT NULL,
  type         text        NOT NULL,
  at           timestamptz NOT NULL,
  by_id        text        NOT NULL,
  by_name      text        NOT NULL,
  reason       text,
  expires_at   timestamptz NOT NULL,
  CONSTRAINT access_grant_event_pk PRIMARY KEY (access_grant, version),
  CONSTRAINT access_grant_event_of_grant FOREIGN KEY (access_grant) REFERENCES access_grant (id)
);

CREATE TABLE access_token (
  jti         text        NOT NULL,
  holder_id   text        NOT NULL,
  holder_name text        NOT NULL,
  client_id   text        NOT NULL,
  grants      uuid[]      NOT NULL,
  issued_at   timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  CONSTRAINT access_token_pk PRIMARY KEY (jti)
);

CREATE TABLE access_token_revocation (
  jti text        NOT NULL,
  at  timestamptz NOT NULL,
  CONSTRAINT access_token_revocation_pk PRIMARY KEY (jti),
  CONSTRAINT access_token_revocation_of_token FOREIGN KEY (jti) REFERENCES access_token (jti)
);

GRANT SELECT, INSERT, UPDATE ON access_grant TO entente_app;
GRANT SELECT, INSERT ON access_grant_event, access_token, access_token_revocation TO entente_app;
