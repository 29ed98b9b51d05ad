-- The trail: what happened is recorded once, in the transaction of what it records, and never
-- changed. Three roles keep it so: the owner (who runs this file) alone may alter the tables, the
-- application may insert and read entries, and the sequencer gives committed entries their index.
-- Decided in src/docs/decisions/0003-append-only-audit.md.

create table audit_entry (
  id         uuid        not null,
  time       timestamptz not null,
  type       text        not null,
  actor_id   text        not null,
  actor_name text        not null,
  subject    text        not null,
  outcome    text        not null,
  bundle     text,
  -- The entry as canonical JSON (RFC 8785), without its index. The columns above only serve the
  -- filters; an entry is always read back from these bytes, so what an auditor sees is what is sealed.
  leaf       bytea       not null,
  constraint audit_entry_pk primary key (id),
  constraint audit_entry_outcome_known check (outcome in ('allowed', 'denied', 'failed')),
  constraint audit_entry_type_form check (type ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),
  constraint audit_entry_leaf_bounded check (octet_length(leaf) <= 1048576)
);
create index audit_entry_by_time on audit_entry (time);
create index audit_entry_by_subject on audit_entry (subject, time);
create index audit_entry_by_actor on audit_entry (actor_id, time);
create index audit_entry_by_actor_name on audit_entry (actor_name, time);
create index audit_entry_by_type on audit_entry (type, time);

-- Entries that have no index yet. A row here becomes visible with the commit of its entry, so the
-- sequencer finds exactly the committed ones without scanning the trail; seq keeps what one
-- transaction saw before it wrote ahead of what it wrote.
create table audit_pending (
  seq   bigint generated always as identity,
  entry uuid   not null,
  constraint audit_pending_pk primary key (seq)
);

create table audit_sequence (
  index bigint not null,
  entry uuid   not null,
  constraint audit_sequence_pk primary key (index),
  constraint audit_sequence_entry_once unique (entry),
  constraint audit_sequence_entry_fk foreign key (entry) references audit_entry (id),
  constraint audit_sequence_from_zero check (index >= 0)
);

-- Runs with the owner's rights: the application can neither forget to queue an entry nor queue one twice.
create function audit_queue_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.audit_pending (entry) values (new.id);
  return null;
end $$;
create trigger audit_entry_queued after insert on audit_entry
  for each row execute function audit_queue_entry();

-- A second lock beside the missing grants: it also stops a role that was granted too much by
-- mistake. Maintenance is a deliberate act of the owner, who must disable the trigger by name first.
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % of % refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_refuse_change();
create trigger audit_sequence_append_only before update or delete or truncate on audit_sequence
  for each statement execute function audit_refuse_change();

revoke all on audit_entry, audit_pending, audit_sequence from public;
revoke all on function audit_queue_entry(), audit_refuse_change() from public;
grant select, insert on audit_entry to entente_app;
grant select on audit_sequence to entente_app;
grant select, delete on audit_pending to entente_sequencer;
grant select, insert on audit_sequence to entente_sequencer;
