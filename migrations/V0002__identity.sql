-- Who was seen, and what is known of them. Claims are kept as a snapshot so that a decision can be
-- made about someone who is not calling (the holder of a grant). Registered facts and agreements are
-- never overwritten: the newest row counts, the older ones explain past decisions.

create table actor (
  id               text        not null,
  name             text        not null,
  kind             text        not null,
  display_name     text        not null,
  org              text,
  acts_for         text,
  roles            text        not null,
  facts            text        not null,
  authenticated_at timestamptz,
  asserted_at      timestamptz not null,
  seen_at          timestamptz not null,
  constraint actor_pk primary key (id),
  constraint actor_kind_known check (kind in ('human', 'service', 'ai_agent')),
  constraint actor_agent_acts_for_someone check ((kind = 'ai_agent') = (acts_for is not null)),
  constraint actor_roles_json check (roles is json array),
  constraint actor_facts_json check (facts is json object)
);

-- One row per sign-in at the identity provider, so that its start is recorded once whichever node
-- sees it first.
create table actor_session (
  id         text        not null,
  actor_id   text        not null,
  started_at timestamptz not null,
  constraint actor_session_pk primary key (id),
  constraint actor_session_actor_fk foreign key (actor_id) references actor (id)
);

create table actor_fact (
  seq           bigint generated always as identity,
  actor_id      text        not null,
  attribute     text        not null,
  source        text        not null,
  value         text        not null,
  asserted_by   text        not null,
  asserted_at   timestamptz not null,
  expires_at    timestamptz,
  evidence      text,
  registered_by text        not null,
  registered_at timestamptz not null,
  constraint actor_fact_pk primary key (seq),
  constraint actor_fact_value_json check (value is json),
  constraint actor_fact_not_expired_before_asserted check (expires_at is null or expires_at >= asserted_at)
);
create index actor_fact_newest on actor_fact (actor_id, attribute, source, seq desc);

create table agreement (
  seq           bigint generated always as identity,
  id            text        not null,
  version       text        not null,
  title         text        not null,
  parties       text[]      not null,
  in_force_from timestamptz not null,
  in_force_until timestamptz,
  registered_by text        not null,
  registered_at timestamptz not null,
  constraint agreement_pk primary key (seq),
  constraint agreement_id_form check (id ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  constraint agreement_has_parties check (cardinality(parties) between 1 and 500),
  constraint agreement_period check (in_force_until is null or in_force_until > in_force_from)
);
create index agreement_newest on agreement (id, seq desc);

grant select, insert, update on actor to entente_app;
grant select, insert on actor_session, actor_fact, agreement to entente_app;
