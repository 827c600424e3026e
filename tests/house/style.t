# The measure of the house: what CONTRIBUTING.md says about the size and the look of sources.
set -eu
cd "$PRAXIS_SOURCE"
. tests/house/tap.sh

sources () {
  find register indexer searchd cli tests \( -name '*.[ch]' -o -name '*.cc' \) | sort
}

scripts () {
  find dev tests -name '*.sh' -o -name '*.t' -o -name '*.py' | sort
}

# A function begins with a line that ends in a bracket and a brace and is no statement, and ends with the next brace that
# is indented as much.
long_functions () {
  sources | xargs awk '
    FNR == 1 { start = 0 }
    !start && /\) *(const|noexcept|override| )*\{$/ && !/^ *(if|for|while|switch|\})/ {
      match($0, /^ */)
      start = FNR
      indent = RLENGTH
    }
    start && /^ *\}/ {
      match($0, /^ */)
      if (RLENGTH == indent) {
        if (FNR - start >= most)
          print FILENAME ":" start ": " FNR - start + 1 " lines"
        start = 0
      }
    }
  ' most=80
}

is_empty "no function is longer than 80 lines" "$(long_functions)"
is_empty "no file is longer than 600 lines" \
  "$(sources | xargs wc -l | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines" }')"
is_empty "each source begins with a comment" \
  "$(sources | xargs awk 'FNR == 1 && !/^\/(\*|\/)/ { print FILENAME }')"
is_empty "each script begins with a comment" \
  "$(scripts | xargs awk 'FNR <= 2 && /^(#([^!]|$)|""")/ { told[FILENAME] = 1 } FNR == 3 && !told[FILENAME] { print FILENAME }')"
is_empty "nothing is left to be done in comments" "$(sources | xargs grep -nE 'TO''DO|FIX''ME' || true)"
is_empty "no code is commented out" \
  "$(sources | xargs grep -nE '^ *(//|/\*) *(if|for|while|return|g_[a-z_]+|praxis_[a-z_]+|#include)\b.*[;{)] *(\*/)?$|^# *if 0' || true)"
is_empty "no line is longer than 110 columns" \
  "$(sources | LC_ALL=C.UTF-8 xargs grep -nE '^.{111,}' || true)"
is_empty "no line ends in a space" "$( (sources; scripts) | xargs grep -nE '[ 	]$' || true)"
title="sources are laid out by clang-format"
if command -v clang-format >/dev/null; then
  is_empty "$title" "$(sources | xargs clang-format --dry-run 2>&1 | grep -E 'warning:' | cut -d: -f1 | sort | uniq -c || true)"
else
  skip "$title" "clang-format is not installed"
fi
finish
