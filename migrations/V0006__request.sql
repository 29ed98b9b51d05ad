-- Requests for access: what happened, as events that are only ever added, and beside them the
-- state they fold to, so that no listing has to replay anything.
--
-- The application may add events and read them, never change or remove one. It replaces the state
-- in the transaction that adds the events, and only onto the version the decision was taken on.

CREATE TABLE access_request (
  id uuid CONSTRAINT access_request_pk PRIMARY KEY,
  version bigint NOT NULL CONSTRAINT access_request_version_counts_events CHECK (version >= 1),
  state text NOT NULL CONSTRAINT access_request_state_known
    CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'rejected', 'withdrawn', 'closed')),
  requester_id text NOT NULL,
  requester_name text NOT NULL,
  -- the person an AI agent asks for
  person_id text,
  person_name text,
  purpose text NOT NULL CONSTRAINT access_request_purpose_known
    CHECK (purpose IN ('research', 'education', 'operations', 'commercial', 'ai_training')),
  justification text NOT NULL,
  days integer NOT NULL CONSTRAINT access_request_days_bounded CHECK (days BETWEEN 1 AND 1825),
  accepted_terms text[] NOT NULL,
  created_at timestamptz NOT NULL,
  submitted_at timestamptz,
  CONSTRAINT access_request_person_whole CHECK ((person_id IS NULL) = (person_name IS NULL)),
  CONSTRAINT access_request_draft_unsubmitted CHECK (state <> 'draft' OR submitted_at IS NULL)
);

CREATE INDEX access_request_by_requester ON access_request (requester_id, created_at DESC, id);
CREATE INDEX access_request_by_person ON access_request (person_id, created_at DESC, id)
  WHERE person_id IS NOT NULL;
CREATE INDEX access_request_waiting ON access_request (submitted_at, id) WHERE state = 'submitted';

CREATE TABLE access_request_part (
  request uuid NOT NULL CONSTRAINT access_request_part_request REFERENCES access_request (id),
  owner text NOT NULL,
  state text NOT NULL CONSTRAINT access_request_part_state_known
    CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'rejected', 'withdrawn')),
  datasets uuid[] NOT NULL
    CONSTRAINT access_request_part_has_datasets CHECK (cardinality(datasets) BETWEEN 1 AND 100),
  required text[] NOT NULL,
  outstanding text[] NOT NULL,
  -- governance classes the part was judged by: what the queue is searched with
  classes text[] NOT NULL,
  -- [{"approval", "by": {"id", "name"}, "at"}], oldest first
  given jsonb NOT NULL,
  until_at timestamptz,
  CONSTRAINT access_request_part_pk PRIMARY KEY (request, owner),
  CONSTRAINT access_request_part_waits_while_submitted
    CHECK (state = 'submitted' OR cardinality(outstanding) = 0),
  CONSTRAINT access_request_part_ends_once_approved CHECK ((state = 'approved') = (until_at IS NOT NULL))
);

CREATE INDEX access_request_part_waiting ON access_request_part USING gin (classes)
  WHERE state = 'submitted';

CREATE TABLE access_request_event (
  request uuid NOT NULL CONSTRAINT access_request_event_request REFERENCES access_request (id),
  -- counts the events of one request: two decisions on the same version cannot both be written
  version bigint NOT NULL CONSTRAINT access_request_event_version_positive CHECK (version >= 1),
  type text NOT NULL,
  at timestamptz NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT access_request_event_pk PRIMARY KEY (request, version)
);

GRANT SELECT, INSERT, UPDATE ON access_request, access_request_part TO entente_app;
GRANT SELECT, INSERT ON access_request_event TO entente_app;
