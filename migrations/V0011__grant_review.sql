-- Why: a grant goes on only as long as the rules allow what it was given for. When a fact, a dataset,
-- a bundle or a date changes that, the broker suspends it, and resumes it when the cause is gone. What
-- is still to be looked at stands here and not in a process, so that nothing is forgotten when a node
-- dies: causes are written in the transaction that brings them about and leave in the one that marks
-- the grants they concern; a grant stays due until the transaction that settles it commits.

-- Set exactly while the rules, and not a person, keep the grant suspended. The words are for the
-- holder; what everybody else may read of it is state_reason.
ALTER TABLE access_grant ADD COLUMN stop_bundle text;
ALTER TABLE access_grant ADD COLUMN stop_rules text[];
ALTER TABLE access_grant ADD COLUMN stop_words text;
ALTER TABLE access_grant ADD CONSTRAINT access_grant_stop_whole
  CHECK (num_nulls(stop_bundle, stop_rules, stop_words) IN (0, 3));
ALTER TABLE access_grant ADD CONSTRAINT access_grant_stop_suspends
  CHECK (stop_bundle IS NULL OR state = 'suspended');

-- One row for each grant that the rules may suspend or resume; gone once they cannot.
CREATE TABLE access_grant_review (
  access_grant uuid        NOT NULL,
  holder_id    text        NOT NULL,
  dataset      uuid        NOT NULL,
  -- by which it was last looked at; empty before the first time
  bundle       text        NOT NULL,
  -- when to look again though nothing else happens; 'infinity' if no date matters
  due_at       timestamptz NOT NULL,
  CONSTRAINT access_grant_review_pk PRIMARY KEY (access_grant),
  CONSTRAINT access_grant_review_of_grant FOREIGN KEY (access_grant) REFERENCES access_grant (id)
);
CREATE INDEX access_grant_review_due ON access_grant_review (due_at);
CREATE INDEX access_grant_review_by_bundle ON access_grant_review (bundle);
CREATE INDEX access_grant_review_by_holder ON access_grant_review (holder_id);
CREATE INDEX access_grant_review_by_dataset ON access_grant_review (dataset);

INSERT INTO access_grant_review (access_grant, holder_id, dataset, bundle, due_at)
SELECT id, holder_id, dataset, '', now() FROM access_grant WHERE state = 'active';

-- Read by taking away, never from a position: whenever a transaction commits, its causes are there.
CREATE TABLE access_grant_cause (
  seq  bigint GENERATED ALWAYS AS IDENTITY,
  kind text   NOT NULL,
  key  text   NOT NULL,
  CONSTRAINT access_grant_cause_pk PRIMARY KEY (seq),
  CONSTRAINT access_grant_cause_kind_known CHECK (kind IN ('actor', 'organisation', 'dataset'))
);

-- What a person is still to be written about; several lines for one person become one letter. Ids
-- only: what a dataset is called is read when the letter is written, and whether it may be.
CREATE TABLE access_grant_letter (
  id           uuid        NOT NULL,
  recipient_id text        NOT NULL,
  access_grant uuid        NOT NULL,
  attempts     integer     NOT NULL,
  -- when it is to be tried (again); moved ahead by whoever tries, so that no other does meanwhile
  due_at       timestamptz NOT NULL,
  CONSTRAINT access_grant_letter_pk PRIMARY KEY (id),
  CONSTRAINT access_grant_letter_of_grant FOREIGN KEY (access_grant) REFERENCES access_grant (id)
);
COMMENT ON COLUMN access_grant_letter.id IS 'the first of a letter stands in its Message-ID';
CREATE INDEX access_grant_letter_due ON access_grant_letter (due_at);
CREATE INDEX access_grant_letter_by_recipient ON access_grant_letter (recipient_id);

-- Whom a change at an organisation, or of a person with agents, concerns.
CREATE INDEX actor_by_org ON actor (org) WHERE org IS NOT NULL;
CREATE INDEX actor_by_acts_for ON actor (acts_for) WHERE acts_for IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON access_grant_review, access_grant_letter TO entente_app;
GRANT SELECT, INSERT, DELETE ON access_grant_cause TO entente_app;
