-- Why: a saved search is asked again while its subscriber is away, so what it asked, what it has told
-- of and what still has to be mailed must outlive both sessions and processes. Told and to be mailed
-- are written in one transaction: nothing is told twice because a node died, and nothing is lost.
-- Nothing here names what a dataset is: ids only, read again under the subscriber's rights of the
-- moment whenever they are shown or sent.

-- For letters to the person and their own screens; only addresses the identity provider has verified.
ALTER TABLE actor ADD COLUMN email text;
ALTER TABLE actor ADD CONSTRAINT actor_email_bounded CHECK (length(email) <= 254);

CREATE TABLE saved_search (
  id              uuid        NOT NULL,
  subscriber_id   text        NOT NULL,
  subscriber_name text        NOT NULL,
  name            text        NOT NULL,
  query           text        NOT NULL,
  -- field:value, as in an address
  filters         text[]      NOT NULL,
  sort            text        NOT NULL,
  alerts          text        NOT NULL,
  created_at      timestamptz NOT NULL,
  checked_at      timestamptz NOT NULL,
  -- when it is to be asked again; null exactly if no alerts are wanted
  due_at          timestamptz,
  -- found since the subscriber last looked, newest first
  unseen          uuid[]      NOT NULL,
  mailed_at       timestamptz,
  undelivered_at  timestamptz,
  CONSTRAINT saved_search_pk PRIMARY KEY (id),
  CONSTRAINT saved_search_alerts_known CHECK (alerts IN ('never', 'as-it-happens', 'daily', 'weekly')),
  CONSTRAINT saved_search_due_if_alerting CHECK ((alerts = 'never') = (due_at IS NULL)),
  CONSTRAINT saved_search_name_bounded CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT saved_search_unseen_bounded CHECK (cardinality(unseen) <= 100)
);
CREATE INDEX saved_search_by_subscriber ON saved_search (subscriber_id, created_at DESC, id);
CREATE INDEX saved_search_due ON saved_search (due_at) WHERE due_at IS NOT NULL;

-- Apart from the search, since it is large and only the check reads it.
CREATE TABLE saved_search_told (
  search   uuid   NOT NULL,
  datasets uuid[] NOT NULL,
  CONSTRAINT saved_search_told_pk PRIMARY KEY (search),
  CONSTRAINT saved_search_told_of_search FOREIGN KEY (search) REFERENCES saved_search (id) ON DELETE CASCADE,
  CONSTRAINT saved_search_told_bounded CHECK (cardinality(datasets) <= 10000)
);

-- Letters not yet sent, at most one for each search: until it is sent or given up the search is not
-- asked again, so that an outage of the mail server ends in one letter.
CREATE TABLE saved_search_letter (
  id         uuid        NOT NULL,
  search     uuid        NOT NULL,
  datasets   uuid[]      NOT NULL,
  written_at timestamptz NOT NULL,
  attempts   integer     NOT NULL,
  -- when it is to be tried (again); moved ahead by whoever tries, so that no other does meanwhile
  due_at     timestamptz NOT NULL,
  CONSTRAINT saved_search_letter_pk PRIMARY KEY (id),
  CONSTRAINT saved_search_letter_one UNIQUE (search),
  CONSTRAINT saved_search_letter_of_search FOREIGN KEY (search) REFERENCES saved_search (id) ON DELETE CASCADE,
  CONSTRAINT saved_search_letter_bounded CHECK (cardinality(datasets) BETWEEN 1 AND 10000)
);
COMMENT ON COLUMN saved_search_letter.id IS 'stands in the Message-ID, the same on every attempt';
CREATE INDEX saved_search_letter_due ON saved_search_letter (due_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON saved_search, saved_search_told, saved_search_letter TO entente_app;
