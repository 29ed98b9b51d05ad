-- Why: an import is acknowledged before its records are read, so its body must outlive the process
-- that took it in, and any node must be able to go on with it. `position` moves in the transaction
-- that saves the records up to it: after a crash nothing is repeated and nothing is lost.

CREATE TABLE import_job (
  id              uuid        NOT NULL,
  state           text        NOT NULL,
  format          text        NOT NULL,
  owner           text,
  started_by      text        NOT NULL,
  started_by_name text        NOT NULL,
  started_at      timestamptz NOT NULL,
  touched_at      timestamptz NOT NULL,
  finished_at     timestamptz,
  total           bigint      NOT NULL,
  position        bigint      NOT NULL,
  created         bigint      NOT NULL,
  updated         bigint      NOT NULL,
  unchanged       bigint      NOT NULL,
  rejected        bigint      NOT NULL,
  problem         text,
  CONSTRAINT import_job_pk PRIMARY KEY (id),
  CONSTRAINT import_job_state_is_known CHECK (state IN ('receiving', 'running', 'completed', 'failed')),
  CONSTRAINT import_job_counts_its_position CHECK (position = created + updated + unchanged + rejected),
  CONSTRAINT import_job_failed_says_why CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CONSTRAINT import_job_ends_once CHECK ((state IN ('completed', 'failed')) = (finished_at IS NOT NULL))
);
COMMENT ON COLUMN import_job.state IS 'receiving: the body is not whole yet, nothing was acknowledged';
COMMENT ON COLUMN import_job.touched_at IS 'a running job that nobody touches is taken up by another node';
CREATE INDEX import_job_newest ON import_job (started_at DESC, id);
CREATE INDEX import_job_unfinished ON import_job (touched_at) WHERE state IN ('receiving', 'running');

CREATE TABLE import_body (
  job   uuid    NOT NULL,
  part  integer NOT NULL,
  bytes bytea   NOT NULL,
  CONSTRAINT import_body_pk PRIMARY KEY (job, part),
  CONSTRAINT import_body_of_job FOREIGN KEY (job) REFERENCES import_job (id) ON DELETE CASCADE
);
ALTER TABLE import_body ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE import_body IS 'in parts of 1 MiB; gone once the job has ended';

CREATE TABLE import_error (
  job        uuid   NOT NULL,
  record     bigint NOT NULL,
  line       bigint NOT NULL,
  identifier text,
  problem    text   NOT NULL,
  CONSTRAINT import_error_pk PRIMARY KEY (job, record),
  CONSTRAINT import_error_of_job FOREIGN KEY (job) REFERENCES import_job (id) ON DELETE CASCADE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON import_job TO entente_app;
GRANT SELECT, INSERT, DELETE ON import_body TO entente_app;
GRANT SELECT, INSERT ON import_error TO entente_app;
