# Finds a JDK 25 or says what to install, and runs Maven and the build with it.

java_major() {
  [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\)[^"]*".*/\1/p'
}

find_jdk() {
  local home on_path
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    if [ "$(java_major "$home")" = 25 ]; then
      export JAVA_HOME="$home"
      PATH="$home/bin:$PATH"
      return
    fi
  done
  fail "Entente needs a JDK 25 and found none: install one (for example Temurin 25) or set JAVA_HOME to it."
}

need_maven() {
  command -v mvn >/dev/null || fail "Entente is built with Maven (3.8 or later) and found no mvn on the PATH: install it."
}

pom_property() { sed -n "s#.*<$1>\(.*\)</$1>.*#\1#p" "$ROOT/pom.xml" | head -n 1; }

# Copies one artefact into the cache through Maven, so that mirrors and proxies set up for Maven are honoured.
fetch() { # group:artifact:version:type  file
  [ -s "$CACHE/downloads/$2" ] && return
  mkdir -p "$CACHE/downloads"
  need_maven
  mvn -B -q -f "$ROOT/pom.xml" dependency:copy -Dartifact="$1" -DoutputDirectory="$CACHE/downloads" \
    -Dmdep.useBaseVersion=true >"$CACHE/downloads/$2.log" 2>&1 ||
    fail "Could not download $1 through Maven: check the network or your Maven mirror, then try again (details in $CACHE/downloads/$2.log)."
}

build_if_needed() {
  local jar="$ROOT/target/quarkus-app/quarkus-run.jar"
  if [ -f "$jar" ] && [ -z "$(find "$ROOT/src/main" "$ROOT/migrations" "$ROOT/pom.xml" -newer "$jar" -type f -print -quit)" ]; then
    return
  fi
  need_maven
  step "Building"
  mkdir -p "$STATE/logs"
  (cd "$ROOT" && mvn -B package -DskipTests >"$STATE/logs/build.log" 2>&1) ||
    fail "The build failed: see $STATE/logs/build.log (a download that failed is tried again by running this command again)."
  touch "$jar"
  done_step "built"
}
