# make install into an empty folder puts everything where the programs and the manual look for it, and make uninstall
# takes it away again.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# What make itself handed down (its jobs, its options) is none of this make's business.
unset MAKEFLAGS MFLAGS MAKELEVEL
# The units name the programs where configure was told that they go.
prefix=$(sed -n 's/^prefix = //p' "$PRAXIS_EXEC_PATH/Makefile")

if ! make -C "$PRAXIS_EXEC_PATH" -s install DESTDIR="$place" prefix="$prefix" >"$place/log" 2>&1; then
  sed 's/^/# /' "$place/log"
  report 'not ok' "make install"
  finish
  exit 0
fi
root=$place$prefix

# missing FOLDER FILE...: those that are not there.
missing () {
  folder=$1
  shift
  for file in "$@"; do
    [ -e "$root/$folder/$file" ] || echo "$folder/$file"
  done
}

is_empty "programs for people are in bin" "$(missing bin praxis praxis-searchd)"
is_empty "helpers are in libexec" "$(missing libexec/praxis praxis-fetch praxis-indexer praxis-worker)"
is_empty "all vocabularies are installed" \
  "$(cd "$PRAXIS_SOURCE/config/vocabulary" && missing share/praxis/vocabulary *.ttl)"
is_empty "all man pages are installed" "$(cd "$PRAXIS_SOURCE/docs" &&
  for page in *.[1-8] praxis.conf.5; do missing "share/man/man${page##*.}" "$page"; done)"
is_empty "all units of systemd are installed" "$(cd "$PRAXIS_SOURCE/config/systemd" &&
  missing lib/systemd/system $(ls | sed 's/\.in$//'))"
started=$(sed -n 's/^ExecStart=//p' "$root"/lib/systemd/system/*.service | tr ' ' '\n' | grep -E '/praxis(-[a-z]+)?$' | sort)
is "the units start the installed programs" "$started" "$prefix/bin/praxis
$prefix/bin/praxis-searchd"
is_empty "the settings file is installed" "$(missing etc/praxis praxis.conf)"
is_empty "every program has a man page" "$(cd "$root" && for program in bin/* libexec/praxis/*; do
  missing share/man/man1 "${program##*/}.1"; done)"
is "the installed program runs" "$("$root/bin/praxis" --version | head -n 1 | cut -d ' ' -f 1)" praxis

# The units as systemd sees them, with the programs where they are now; what it says of others is not our business.
if command -v systemd-analyze >/dev/null; then
  mkdir "$place/units"
  cp "$root"/lib/systemd/system/* "$place/units/"
  sed -i "s,$prefix/bin/,$root/bin/,g" "$place"/units/*.service
  is_empty "systemd understands the units" \
    "$(cd "$place/units" && systemd-analyze verify --man=no --recursive-errors=no ./praxis-* 2>&1 | grep praxis || true)"
  is_empty "systemd finds them well confined" "$(cd "$place/units" && for unit in *.service; do
    systemd-analyze security --offline=true --no-pager --threshold=15 "./$unit" >"$place/log" 2>&1 || cat "$place/log"; done)"
else
  skip "systemd understands the units" "systemd-analyze is not there"
  skip "systemd finds them well confined" "systemd-analyze is not there"
fi

echo '# mine' >>"$root/etc/praxis/praxis.conf"
make -C "$PRAXIS_EXEC_PATH" -s install DESTDIR="$place" prefix="$prefix" >"$place/log" 2>&1
is "a changed settings file is kept" "$(tail -n 1 "$root/etc/praxis/praxis.conf")" '# mine'
make -C "$PRAXIS_EXEC_PATH" -s uninstall DESTDIR="$place" prefix="$prefix" >"$place/log" 2>&1
is "make uninstall leaves the changed settings file alone" "$(cd "$root" && find . -type f)" ./etc/praxis/praxis.conf
finish
