-- What an identity provider said of an actor at any time. `actor` keeps the last word only, for those
-- who decide about somebody who is not calling; "could they have had it then, and why?" needs every
-- word. Rows are added, never changed: one for each sign-in that said something new, and one an hour
-- at most for a renewal of the same, since a renewal moves the end of what was said. The address for
-- mail decides nothing, so it is not kept here.

create table actor_snapshot (
  seq              bigint generated always as identity,
  actor_id         text        not null,
  name             text        not null,
  kind             text        not null,
  display_name     text        not null,
  org              text,
  acts_for         text,
  roles            text        not null,
  facts            text        not null,
  authenticated_at timestamptz,
  asserted_at      timestamptz not null,
  recorded_at      timestamptz not null,
  constraint actor_snapshot_pk primary key (seq),
  constraint actor_snapshot_kind_known check (kind in ('human', 'service', 'ai_agent')),
  constraint actor_snapshot_agent_acts_for_someone check ((kind = 'ai_agent') = (acts_for is not null)),
  constraint actor_snapshot_roles_json check (roles is json array),
  constraint actor_snapshot_facts_json check (facts is json object)
);
create index actor_snapshot_newest on actor_snapshot (actor_id, recorded_at, seq);

-- The history begins with what is known today, from when it was last heard.
insert into actor_snapshot (actor_id, name, kind, display_name, org, acts_for, roles, facts,
                            authenticated_at, asserted_at, recorded_at)
select id, name, kind, display_name, org, acts_for, roles, facts, authenticated_at, asserted_at, seen_at
  from actor;

grant select, insert on actor_snapshot to entente_app;
