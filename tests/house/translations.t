# The pages are whole in each of their languages.
set -eu
cd "$PRAXIS_SOURCE"
. tests/house/tap.sh

texts=$(mktemp)
trap 'rm -f "$texts"' EXIT
dev/update-po --template > "$texts"
for file in po/*.po; do
  is_empty "$file translates every text of the pages" "$(msgcmp "$file" "$texts" 2>&1)"
  is_empty "$file is well formed" "$(msgfmt --check-format -o /dev/null "$file" 2>&1)"
  is_empty "$file has no text that the pages lost" "$(msgattrib --only-obsolete "$file")"
done
finish
