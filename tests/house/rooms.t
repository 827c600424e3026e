# Who knows whom: the house stands as long as includes and libraries follow the plan of docs/architecture.md.
set -eu
cd "$PRAXIS_SOURCE"
. tests/house/tap.sh

# strangers ROOM ALLOWED...: the includes "room/..." of sources in ROOM that name another room.
strangers () {
  room=$1
  shift
  allowed=$(printf '|%s' "$@")
  find "$room" -name '*.[ch]' -o -name '*.cc' | sort | xargs grep -nE '^ *# *include "[^"]*"' /dev/null |
    grep -vE "include \"(config\.h\"|(${allowed#|})/)" || true
}

# outside_the_wall TEST...: files elsewhere than in register/xapian for which find's test holds.
outside_the_wall () {
  find register indexer searchd cli -path register/xapian -prune -o -type f "$@" -print | sort
}

is_empty "the register includes only itself" "$(strangers register register)"
# climbing FOLDER LOWER...: the includes of a folder of the register that name neither it nor one of those below it.
climbing () {
  folder=$1
  allowed=$(printf '|%s' "$@")
  find "register/$folder" -name '*.[ch]' | sort | xargs grep -nE '^ *# *include "register/[a-z]+/' /dev/null |
    grep -vE "include \"register/(${allowed#|}|xapian)/" || true
}

below=
for folder in base text vocabulary document index query search decisions answer; do
  is_empty "within the register, $folder stands on what is below it" "$(climbing $folder $below)"
  below="$folder $below"
done

is_empty "the indexer includes only the register and itself" "$(strangers indexer register indexer)"
is_empty "the daemon includes only the register and itself" "$(strangers searchd register searchd)"
is_empty "the command line includes only the register and itself" "$(strangers cli register cli)"
is_empty "C++ is written behind the wall only" "$(outside_the_wall -name '*.cc')"
is_empty "Xapian is included behind the wall only" \
  "$(outside_the_wall -name '*.[ch]' | xargs grep -l 'include <xapian' /dev/null || true)"
# Headers behind the wall that files in front of it include.
faces () {
  outside_the_wall -name '*.[ch]' | xargs sed -n 's/^#include "\(register\/xapian\/.*\)"/\1/p' | sort -u
}
is_empty "the face of the wall is plain C" \
  "$(faces | xargs grep -nE 'include <xapian|std::|Xapian::|^class |^template' /dev/null || true)"

# linked PROGRAM: the libraries that it names itself.
linked () {
  if [ -x "$PRAXIS_EXEC_PATH/.libs/$1" ]; then
    objdump -p "$PRAXIS_EXEC_PATH/.libs/$1"
  else
    objdump -p "$PRAXIS_EXEC_PATH/$1"
  fi | awk '$1 == "NEEDED" { print $2 }'
}

is_empty "the command line links neither Poppler nor libmagic nor libevent nor libcurl" \
  "$(linked praxis | grep -E 'poppler|magic|libevent|curl' || true)"
is_empty "the daemon links neither Poppler nor libmagic" "$(linked praxis-searchd | grep -E 'poppler|magic' || true)"
is_empty "the indexer links neither libcurl nor libevent" "$(linked praxis-indexer | grep -E 'curl|libevent' || true)"
finish
