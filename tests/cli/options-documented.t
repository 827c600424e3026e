# Each option that a program prints with --help occurs in a man page, so that none is known to its author only.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"

# The words of all man pages as they are shown: what is set bold or underlined by overstriking is made plain.
pages=$(mktemp)
trap 'rm -f "$pages"' EXIT
if ! command -v mandoc >/dev/null; then
  echo "1..0 # SKIP mandoc is not installed"
  exit 0
fi
for page in "$PRAXIS_SOURCE"/docs/*.[1-8]; do
  mandoc -O width=1000 -T utf8 "$page" | LC_ALL=C.UTF-8 sed 's/.\x08//g'
done >"$pages"

# undocumented PROGRAM ARGUMENT...: the long options of its help that no page names.
undocumented () {
  "$@" --help 2>&1 | grep -oE -e '--[a-z][a-z-]+' | sort -u | while read -r option; do
    grep -qE -e "$option([^a-z-]|\$)" "$pages" || echo "$option"
  done
}

for command in vocabulary define search count facets show why similar suggest tag dump restore status unreadable check; do
  is_empty "each option of 'praxis $command' is in a man page" "$(undocumented praxis $command)"
done
for program in praxis-indexer praxis-searchd praxis-worker; do
  if command -v $program >/dev/null; then
    is_empty "each option of $program is in a man page" "$(undocumented $program)"
  else
    skip "each option of $program is in a man page" "it is not built"
  fi
done
undescribed=$(praxis help | sed -n '/^Commands:/,$p' | awk 'NR > 1 && $1 != "" { print $1 }' | while read -r command; do
  grep -qE "^ +$command( |\$)" "$pages" || echo "$command"
done)
is_empty "each command is in a man page" "$undescribed"
for page in "$PRAXIS_SOURCE"/docs/*.[1-8]; do
  is_empty "mandoc finds no fault in ${page##*/}" "$(mandoc -T lint -W warning "$page" 2>&1 || true)"
done
finish
