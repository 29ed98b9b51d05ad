-- Why: three database roles, so that the application cannot change what it recorded. The owner
-- migrates; the application reads and appends; the sequencer places audit entries. What each may do is
-- granted table by table in the migrations. Run by a superuser before the first start; it can be run
-- again, then it only sets the passwords. With psql:
--   psql -v owner_password=... -v app_password=... -v sequencer_password=... -f deploy/postgres/roles.sql
--   createdb -O entente_owner entente
SELECT 1 / (SELECT count(*) FROM pg_roles WHERE rolname = current_user AND rolsuper)::int AS must_be_superuser;

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['entente_owner', 'entente_app', 'entente_sequencer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', wanted);
    END IF;
  END LOOP;
END
$$;

ALTER ROLE entente_owner PASSWORD :'owner_password';
ALTER ROLE entente_app PASSWORD :'app_password';
ALTER ROLE entente_sequencer PASSWORD :'sequencer_password';
-- Nobody waits for ever on a lock, and no forgotten transaction holds up the index followers.
ALTER ROLE entente_app SET lock_timeout = '10s';
ALTER ROLE entente_app SET idle_in_transaction_session_timeout = '60s';
