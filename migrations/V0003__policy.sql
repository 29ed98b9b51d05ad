-- Which rules decided, and what they were applied to.
--
-- A decision names its bundle by hash, and a dataset names its governance class by hash. Both must
-- still mean the same in ten years, so rows are added and never changed: the application may insert
-- and read them, nothing else.

CREATE TABLE policy_bundle (
  hash        text        NOT NULL,
  schema_text text        NOT NULL,
  -- Cedar's JSON form by policy id, each bound to its owner: what was evaluated, not what was typed
  policies    jsonb       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT policy_bundle_pk PRIMARY KEY (hash),
  CONSTRAINT policy_bundle_hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$')
);

-- From when on which bundle decided. A bundle may come back, hence not a column of the bundle.
CREATE TABLE policy_activation (
  id           bigint      GENERATED ALWAYS AS IDENTITY,
  bundle       text        NOT NULL,
  activated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT policy_activation_pk PRIMARY KEY (id),
  CONSTRAINT policy_activation_bundle_fk FOREIGN KEY (bundle) REFERENCES policy_bundle (hash)
);

-- All datasets that agree on owner and governance share one row.
CREATE TABLE governance_class (
  -- SHA-256 of the canonical JSON (RFC 8785) of owner and governance: the same on every node
  id         text        NOT NULL,
  owner      text        NOT NULL,
  governance jsonb       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT governance_class_pk PRIMARY KEY (id),
  CONSTRAINT governance_class_id_is_sha256 CHECK (id ~ '^[0-9a-f]{64}$'),
  CONSTRAINT governance_class_owner_is_ror CHECK (owner ~ '^https://ror\.org/0[0-9a-z]{8}$')
);

GRANT SELECT, INSERT ON policy_bundle, policy_activation, governance_class TO entente_app;
