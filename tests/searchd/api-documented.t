# What is written about the HTTP API agrees with the tables of the daemon.
set -eu
cd "$PRAXIS_SOURCE"
. tests/house/tap.sh

undocumented () {
  while read -r word; do
    grep -qF -- "\`$word\`" docs/http-api.md || echo "docs/http-api.md: $word"
  done
}
is_empty "every route is documented" "$(sed -n 's/^  { "\(\/[^"]*\)", [a-z].*/\1/p' searchd/routes.c |
  sed 's/pages\/{}/pages\/{n}/; s/assets\/{}\/{}/assets\/{hash}\/{name}/; s/facets\/{}/facets\/{field}/; s/{}/{id}/' | undocumented)"
is_empty "every problem is documented" \
  "$(sed -n 's/.*_ERROR_[A-Z_]*, [0-9]*, "\([a-z-]*\)".*/\1/p' searchd/problem.c | undocumented)"
finish
