# What is written about the house agrees with the house.
set -eu
cd "$PRAXIS_SOURCE"
. tests/house/tap.sh

# unmentioned FILE: the words of standard input, one a line, that do not occur in it.
unmentioned () {
  while read -r word; do
    grep -qF -- "$word" "$1" || echo "$1: $word"
  done
}

is_empty "the index format names the prefix of every field" \
  "$(sed -n 's/^  { "[a-z]*", N_ ("[^"]*"), "\([A-Z]*\)".*/`\1/p' register/document/field.c | unmentioned docs/index-format.md)"
is_empty "the index format names every key of the metadata" \
  "$(sed -n 's/.*STORED_KEY_[A-Z]* "\(.*\)"/\1/p; s/.*g_strconcat ("\([a-z]*:\)".*/\1/p' register/index/stored.[ch] |
    unmentioned docs/index-format.md)"
is_empty "the index format names every feature" \
  "$(sed -n 's/.*STORED_FEATURES "\(.*\)"/\1/p' register/index/stored.h | tr ' ' '\n' | unmentioned docs/index-format.md)"

# Words in backquotes that look like a file of the sources.
files_named () {
  grep -oE '`(register|indexer|searchd|cli|config|corpus|tests|dev|docs)/[A-Za-z0-9_./-]*`' "$1" | tr -d '`' | sort -u
}
for page in README.md CONTRIBUTING.md docs/architecture.md docs/index-format.md; do
  is_empty "$page names files that are there" "$(files_named "$page" | while read -r file; do
    [ -e "$file" ] || echo "$file"; done)"
done

# unused_settings: those that no program asks for.
unused_settings () {
  sed -n 's/^  { "\([a-z]*\.[a-z0-9-]*\)".*/\1/p' register/base/settings_table.c | while read -r key; do
    grep -rqF "\"$key\"" --include='*.c' --exclude=settings_table.c register indexer searchd cli || echo "$key"
  done
}
is_empty "every setting is used" "$(unused_settings)"

# unexplained PROGRAM PAGE: options of its --help that the page does not have.
unexplained () {
  "$PRAXIS_EXEC_PATH/$1" --help | grep -oE '^ +(-[a-z0-9], )?--[a-z-]+' | sed 's/.*--//' | sort -u |
    while read -r option; do
      grep -qF -- "Fl -$option" "docs/$2" || echo "docs/$2: --$option"
    done
}
is_empty "the manual of praxis index has all its options" "$(unexplained praxis-indexer praxis-index.1)"
is_empty "the manual of praxis-searchd has all its options" "$(unexplained praxis-searchd praxis-searchd.1)"
is_empty "the manual of praxis-worker has all its options" "$(unexplained praxis-worker praxis-worker.1)"

template=docs/praxis.conf.5.in
refused () {
  "$PRAXIS_EXEC_PATH/dev-settings-manual" 2>&1 >/dev/null || true
}
is "a setting that is left out of the manual is told" "$(grep -v '^@server.port@' $template | refused)" \
  "dev-settings-manual: 'server.port' has no line in the template"
is "so is one that is none" "$(sed 's/^@server.port@/@server.prot@/' $template | refused)" \
  "dev-settings-manual: 'server.prot' is no setting, or stands twice"

if command -v mandoc >/dev/null; then
  is_empty "the man pages are well formed" "$(mandoc -T lint -W warning docs/*.[1-8] \
    "$PRAXIS_EXEC_PATH"/docs/*.[1-8] 2>&1 || true)"
else
  skip "the man pages are well formed" "mandoc is not installed"
fi
finish
