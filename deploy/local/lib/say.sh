# Words to the person: progress on standard output, one clear sentence when it cannot go on.

say() { printf '%s\n' "$*"; }

step() { printf '  %-34s' "$1"; STEP_START=$SECONDS; }

done_step() { printf '%s (%ss)\n' "${1:-ready}" "$((SECONDS - STEP_START))"; }

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}
