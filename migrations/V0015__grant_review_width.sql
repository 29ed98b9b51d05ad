-- Why: a rule that concerns a hundred thousand grants touches as many rows of access_grant_review, and
-- each of its five indexes with every one of them. Whose a grant is and on which dataset never changes
-- and is asked of access_grant, where an index on it costs nothing once a grant is there: what changes
-- in a grant stands in no index, and a page that leaves room for it takes the new version beside the old.
DROP INDEX access_grant_review_by_holder;
DROP INDEX access_grant_review_by_dataset;
CREATE INDEX access_grant_by_dataset ON access_grant (dataset);
ALTER TABLE access_grant SET (fillfactor = 60);
