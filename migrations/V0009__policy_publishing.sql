-- Why: policies are no longer only files beside the broker. They are drafted, read by a second person
-- and put in force while others decide, so the texts, who put them in force and how must be kept with
-- the bundle they made. What was in force and why are facts: rows are added and never changed. Only a
-- draft, which decides nothing, is written over; what was done to it stands on the audit trail.

-- What a bundle is written as. Apart from policy_bundle, whose hash does not count comments, layout
-- and tests: two sets of texts may be one bundle.
CREATE TABLE policy_texts (
  digest     text        NOT NULL,
  -- texts by their path below policies/
  files      jsonb       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT policy_texts_pk PRIMARY KEY (digest),
  CONSTRAINT policy_texts_digest_is_sha256 CHECK (digest ~ '^[0-9a-f]{64}$')
);

CREATE TABLE policy_draft (
  id            uuid        NOT NULL,
  title         text        NOT NULL,
  note          text        NOT NULL,
  -- what was in force when it was begun or last brought up to date
  base          text        NOT NULL,
  base_texts    text        NOT NULL,
  files         jsonb       NOT NULL,
  state         text        NOT NULL,
  author_id     text        NOT NULL,
  author_name   text        NOT NULL,
  -- everybody else who wrote in it: [{"id", "name"}]
  editors       jsonb       NOT NULL,
  proposer_id   text,
  proposer_name text,
  second_id     text,
  second_name   text,
  -- the bundle that it would put back in force, where that is what it was made for
  back_to       text,
  created_at    timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL,
  -- counts changes, so that nobody writes over what they have not seen
  version       bigint      NOT NULL,
  CONSTRAINT policy_draft_pk PRIMARY KEY (id),
  CONSTRAINT policy_draft_base_fk FOREIGN KEY (base) REFERENCES policy_bundle (hash),
  CONSTRAINT policy_draft_base_texts_fk FOREIGN KEY (base_texts) REFERENCES policy_texts (digest),
  CONSTRAINT policy_draft_back_to_fk FOREIGN KEY (back_to) REFERENCES policy_bundle (hash),
  CONSTRAINT policy_draft_state_known CHECK (state IN ('editing', 'proposed', 'published', 'withdrawn')),
  CONSTRAINT policy_draft_title_bounded CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT policy_draft_note_bounded CHECK (length(note) <= 2000),
  CONSTRAINT policy_draft_four_eyes CHECK (
    second_id IS NULL
    OR (second_id <> author_id AND second_id IS DISTINCT FROM proposer_id AND state <> 'editing')
  )
);
CREATE INDEX policy_draft_newest ON policy_draft (changed_at DESC, id);

-- Activations from before this migration came from the broker's folder.
ALTER TABLE policy_activation
  ADD COLUMN texts       text,
  ADD COLUMN how         text NOT NULL DEFAULT 'start',
  ADD COLUMN by_id       text,
  ADD COLUMN by_name     text,
  ADD COLUMN second_id   text,
  ADD COLUMN second_name text,
  ADD COLUMN draft       uuid,
  ADD COLUMN note        text NOT NULL DEFAULT '';
ALTER TABLE policy_activation
  ADD CONSTRAINT policy_activation_texts_fk FOREIGN KEY (texts) REFERENCES policy_texts (digest),
  ADD CONSTRAINT policy_activation_draft_fk FOREIGN KEY (draft) REFERENCES policy_draft (id),
  ADD CONSTRAINT policy_activation_how_known CHECK (how IN ('start', 'reload', 'publish', 'rollback')),
  ADD CONSTRAINT policy_activation_two_persons CHECK (second_id IS NULL OR second_id <> by_id),
  ADD CONSTRAINT policy_activation_published_whole CHECK (
    how IN ('start', 'reload') OR (texts IS NOT NULL AND by_id IS NOT NULL AND draft IS NOT NULL)
  );

GRANT SELECT, INSERT ON policy_texts TO entente_app;
GRANT SELECT, INSERT, UPDATE ON policy_draft TO entente_app;
