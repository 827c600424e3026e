# What ./start, ./check and .ci/run share: packages, room on the disk and a quiet build. To be sourced by a POSIX
# shell that has set -eu and has set $top, the folder of the sources, without a slash at its end.

say () {
  printf '%s\n' "$*" >&2
}

fail () {
  say "$(basename "$0"): $*"
  exit 1
}

# packages_for USE...: the rows of dev/packages for these uses, one a line, alternatives joined by "|".
packages_for () {
  for use in "$@"; do
    awk -F '\t' -v use="$use" '$1 == use { print $2 }' "$top/dev/packages"
  done
}

# missing_packages USE...: those of which no alternative is installed, by their first name.
missing_packages () {
  dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | {
    packages_for "$@" | sed 's/^/wanted /'
    cat
  } | awk '
    $1 == "wanted" { wanted[++count] = $2 }
    $1 == "installed" { installed[$2] = 1 }
    END {
      for (i = 1; i <= count; i++) {
        names = split(wanted[i], name, "|")
        found = 0
        for (j = 1; j <= names; j++)
          found += name[j] in installed
        if (!found)
          print name[1]
      }
    }'
}

# install_packages USE...: installs what is missing; does not call apt at all when nothing is.
install_packages () {
  if ! command -v dpkg-query >/dev/null; then
    say "This is not Debian: cannot tell which packages are missing. Going on; these are needed:" \
      $(packages_for "$@")
    return 0
  fi
  grep -qs '^VERSION_ID="12"' /etc/os-release || say "note: tried on Debian 12 only; going on."
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || fail "apt-get is missing; install these packages in another way: $missing"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "not root and no sudo; as root, run: apt-get install $missing"
    as_root=sudo
  fi
  say "Installing with apt-get: $missing"
  run_quietly "$top/build/packages.log" $as_root apt-get update ||
    say "note: the lists of packages could not be updated; trying with those that are there."
  run_quietly "$top/build/packages.log" $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends $missing ||
    fail_with_log "$top/build/packages.log" "apt-get could not install all of: $missing"
}

# need_space MIB: fails unless that much is free where the build goes.
need_space () {
  free=$(df -Pk "$top/build" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge "$1" ] || fail "the disk is too full: $free MiB are free in '$top/build', $1 MiB are needed"
}

# fail_with_log LOG WORDS...
fail_with_log () {
  log=$1
  shift
  tail -n 25 "$log" >&2
  fail "$* (all of it is in '$log')"
}

# run_quietly LOG COMMAND...: appends its output to the log; on a terminal a clock shows that it goes on.
run_quietly () {
  log=$1
  shift
  "$@" >>"$log" 2>&1 </dev/null &
  command_id=$!
  trap 'kill "$command_id" 2>/dev/null; exit 130' INT TERM
  seconds=0
  while [ -t 2 ] && kill -0 "$command_id" 2>/dev/null; do
    [ "$seconds" -lt 2 ] || printf '\r  %d s ' "$seconds" >&2
    sleep 1
    seconds=$((seconds + 1))
  done
  [ "$seconds" -lt 3 ] || printf '\r         \r' >&2
  outcome=0
  wait "$command_id" || outcome=$?
  trap - INT TERM
  return "$outcome"
}

processors () {
  getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1
}

# configure_is_old: TRUE when there is no configure or what it is made from is newer. Make notices changed lists of
# sources (local.mk) itself, but only once there is a Makefile.
configure_is_old () {
  [ -x "$top/configure" ] && [ -f "$top/Makefile.in" ] && [ -f "$top/config.h.in" ] || return 0
  [ -n "$(find "$top/configure.ac" "$top/Makefile.am" -newer "$top/configure")" ]
}

# build_in NAME CONFIGURE-OPTION...: builds in build/NAME. The path from there to the sources is kept relative, since
# configure refuses an absolute one with spaces.
build_in () {
  place=$top/build/$1
  log=$top/build/$1.log
  shift
  mkdir -p "$place"
  : >"$log"
  if configure_is_old; then
    run_quietly "$log" "$top/autogen.sh" || fail_with_log "$log" "autogen.sh failed"
  fi
  cd "$place"
  if [ ! -f Makefile ] || [ "$top/configure" -nt config.status ]; then
    run_quietly "$log" ../../configure --quiet "$@" || fail_with_log "$log" "configure failed"
  fi
  run_quietly "$log" make --jobs="$(processors)" || fail_with_log "$log" "the build failed"
  cd "$top"
}
