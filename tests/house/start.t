# The two commands of the first screen say what they do and refuse what makes no sense before they touch anything.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

# refuses TITLE STATUS WORDS COMMAND...: it exits with that status and says these words.
refuses () {
  title=$1 status=$2 words=$3
  shift 3
  outcome=0
  "$@" >out 2>err || outcome=$?
  if [ "$outcome" -eq "$status" ] && grep -qF -- "$words" err; then
    report ok "$title"
  else
    sed 's/^/# /' err
    report 'not ok' "$title (exit status $outcome)"
  fi
}

start=$PRAXIS_SOURCE/start
check=$PRAXIS_SOURCE/check
is "./start --help shows how to use it" "$("$start" --help | head -n 1)" 'Usage: ./start [OPTION...] [DIR]'
is "./check --help shows how to use it" "$("$check" --help | head -n 1)" 'Usage: ./check [--quick | --full]'
refuses "an unknown option is named" 2 "unknown option '--onec'" "$start" --onec
refuses "an unknown option of check is named" 2 "unknown option '--fast'" "$check" --fast
refuses "an option without its value is named" 2 "--port needs a value" "$start" --port
refuses "a port that is none is named" 2 "'http' is not a port" "$start" --port http
refuses "a port beyond the last is named" 2 "'70000' is not a port" "$start" --port=70000
refuses "a folder that does not exist is named" 1 "there is no folder '$place/nowhere'" "$start" "$place/nowhere"
refuses "a file in place of a folder is named" 1 "'out' is not a folder" "$start" out
refuses "a second folder is refused" 2 "one folder at a time" "$start" one two

# A machine without apt, where nothing is installed: a dpkg-query that knows no package is all that is left.
mkdir bin sources sources/dev
for tool in awk basename cat cut dirname df env getconf grep id mkdir sed sh sha256sum sleep tail tr; do
  ln -s "$(command -v $tool)" bin/
done
printf '#!/bin/sh\nexit 1\n' >bin/dpkg-query
chmod +x bin/dpkg-query
cp "$start" sources/
cp "$PRAXIS_SOURCE/dev/lib.sh" "$PRAXIS_SOURCE/dev/packages" sources/dev/
mkdir documents
refuses "without apt the missing packages are listed" 1 "libxapian-dev" env PATH="$place/bin" sources/start documents
printf '#!/bin/sh\necho "E: no network" >&2\nexit 100\n' >bin/apt-get
printf '#!/bin/sh\nexec "$@"\n' >bin/sudo
chmod +x bin/apt-get bin/sudo
refuses "when apt fails its last words are shown" 1 "E: no network" env PATH="$place/bin" sources/start documents
finish
