# Ports, process ids and readiness, with nothing but bash.

port_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

need_port() { # port  what  variable
  port_free "$1" || fail "Port $1 for $2 is taken by another program: stop that program or set $3 to a free port."
}

# Status of GET http://127.0.0.1:port/path, 000 when nobody answers.
http_status() {
  local line
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || { echo 000; return; }
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
  IFS= read -r -t 10 line <&3 || true
  exec 3>&- 3<&-
  set -- $line
  echo "${2:-000}"
}

# A pid file names a process and when it started, so that a reused process id is never taken for ours.
started_at() {
  local stat
  if { read -r stat <"/proc/$1/stat"; } 2>/dev/null; then
    set -- ${stat##*) } # from the third field on: the name before may hold anything
    echo "${20}"
  else
    ps -o lstart= -p "$1" 2>/dev/null
  fi
}

remember() { printf '%s\n%s\n' "$2" "$(started_at "$2")" >"$STATE/run/$1.pid"; }

recall() { # name -> pid of a survivor, or nothing
  local pid born
  [ -f "$STATE/run/$1.pid" ] || return 0
  { read -r pid; read -r born; } <"$STATE/run/$1.pid" || true
  if [ -n "$pid" ] && [ -n "$born" ] && [ "$(started_at "$pid")" = "$born" ]; then echo "$pid"; fi
}

stop_process() { # name
  local pid
  pid=$(recall "$1")
  if [ -n "$pid" ]; then
    kill -TERM "$pid" 2>/dev/null || true
    for _ in $(seq 1 200); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -KILL "$pid" 2>/dev/null || true
  fi
  rm -f "$STATE/run/$1.pid"
}

# The line of a log that most likely says why: an error, else the last one.
why() {
  local line
  line=$(grep -aE 'ERROR|Exception: |FATAL' "$1" 2>/dev/null | tail -n 1)
  [ -n "$line" ] || line=$(grep -av '^[[:space:]]*$' "$1" 2>/dev/null | tail -n 1)
  printf '%s' "${line:-it said nothing}"
}

wait_ready() { # name  pid  port  path  seconds  log
  local until=$((SECONDS + $5))
  while [ "$(http_status "$3" "$4")" != 200 ]; do
    kill -0 "$2" 2>/dev/null || fail "$1 stopped while starting: $(why "$6") (whole log: $6)"
    [ $SECONDS -lt $until ] || fail "$1 was not ready after $5 seconds: see $6."
    sleep 0.3
  done
}
