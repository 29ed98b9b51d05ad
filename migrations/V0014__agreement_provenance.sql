-- Why: an agreement decides like any other registered fact, but its row told only who typed it in, not
-- which register or office vouches for it, since when, and by which paper. Of what was registered
-- before this is not known, and a guess would be taken for a statement; so those rows stay without it.
-- The rights to the table cover its new columns.

alter table agreement
  add column source text,
  add column asserted_by text,
  add column asserted_at timestamptz,
  add column evidence text,
  add constraint agreement_provenance_whole
    check (num_nulls(source, asserted_by, asserted_at) in (0, 3)),
  add constraint agreement_evidence_of_a_source check (evidence is null or source is not null),
  add constraint agreement_provenance_bounded
    check (length(source) <= 200 and length(asserted_by) <= 200 and length(evidence) <= 500);
