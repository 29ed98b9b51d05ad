-- Why: what was vouched for can turn out to be wrong before it runs out, and a statement that is taken
-- back is not the same as another statement in its place. A withdrawal is a row of its own, so that
-- the history tells who took back what, when and why, and past decisions stay explained. The same
-- holds for who accepted which version of an agreement.

-- The organisation for whose office a fact was registered: the one that may read a sensitive value
-- again. Empty for what an administrator loaded, whose value nobody reads here.
alter table actor_fact add column office text;

create index actor_fact_expiring on actor_fact (expires_at, seq) where expires_at is not null;

create table actor_fact_withdrawal (
  fact_seq     bigint      not null,
  reason       text        not null,
  withdrawn_by text        not null,
  withdrawn_at timestamptz not null,
  constraint actor_fact_withdrawal_pk primary key (fact_seq),
  constraint actor_fact_withdrawal_of_fact foreign key (fact_seq) references actor_fact (seq),
  constraint actor_fact_withdrawal_reasoned check (length(reason) between 1 and 500)
);

create table agreement_acceptance (
  seq          bigint generated always as identity,
  agreement_id text        not null,
  version      text        not null,
  accepted_by  text        not null,
  -- empty where a person accepted for themselves alone
  on_behalf_of text,
  accepted_at  timestamptz not null,
  evidence     text,
  constraint agreement_acceptance_pk primary key (seq),
  constraint agreement_acceptance_once
    unique nulls not distinct (agreement_id, version, accepted_by, on_behalf_of),
  constraint agreement_acceptance_evidence_bounded check (length(evidence) <= 500)
);

grant select, insert on actor_fact_withdrawal, agreement_acceptance to entente_app;
