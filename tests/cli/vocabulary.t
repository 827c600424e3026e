# Vocabularies from the command line: what they hold, what a term means, and what is wrong with one's own.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"

# own TURTLE: a folder of one's own with this file after the prefixes, as $own.
own=$place/own
own () {
  mkdir -p "$own"
  {
    echo '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .'
    echo '@prefix topic: <https://example.org/own/topic/> .'
    echo '@prefix ev: <http://eurovoc.europa.eu/> .'
    printf '%s\n' "$1"
  } >"$own/own.ttl"
}

ask vocabulary check
is "the installed vocabularies have no fault" "$status" 0
has "the check counts" "$out" '^concepts [0-9]+, labels [0-9]+, faults 0, hints [0-9]+$'

# finds TITLE TURTLE STATUS PATTERN: what the check of one's own file says.
finds () {
  own "$2"
  ask vocabulary check "$own"
  is "$1: the status" "$status" "$3"
  has "$1" "$out$err" "$4"
}
finds "a label of two concepts is a clash" \
  'topic:a skos:prefLabel "Kelp"@en . topic:b skos:prefLabel "kelp"@fr .' 1 \
  "own\.ttl:4: fault: topic: 'kelp' is a label of 'a' and of 'b'"
finds "so is one that an installed concept has" 'topic:a skos:prefLabel "Remittances"@en .' 1 \
  "'Remittances' is a label of 'remittances' and of 'a'"
finds "a label that is looked up as another concept is told" \
  'topic:a skos:prefLabel "Kelp"@en ; skos:hiddenLabel "remittances"@en .' 0 "'remittances' of 'a' is looked up as 'remittances'"
finds "a loop is a fault" \
  'topic:a skos:prefLabel "Kelp"@en ; skos:broader topic:b . topic:b skos:prefLabel "Algae"@en ; skos:broader topic:a .' 1 \
  "fault: topic: 'a' stands above itself, by 'b'"
finds "a function word is a fault" 'topic:a skos:prefLabel "between them"@en .' 1 "'between them' of 'a' stands in every text"
finds "a label of two letters is a fault" 'topic:a skos:prefLabel "ox"@en .' 1 "'ox' of 'a' is too short"
finds "an abbreviation of two letters is none" 'topic:a skos:prefLabel "Kelp"@en ; skos:altLabel "QX" .' 0 'faults 0'
finds "a missing language is told" 'topic:a skos:prefLabel "Kelp"@en .' 0 "'a' has no name in: .*es, fr"
finds "a broken file is named with line and reason" 'topic:a skos:prefLabel "Kelp"@en ; skos:broader topc:b .' 7 \
  "own\.ttl': line 4: the prefix of 'topc:b' is not declared"

own 'ev:1909 skos:prefLabel "Zugvogel"@de , "migratory bird"@en ; skos:broader ev:1 ; skos:definition "A bird that leaves."@en .'
ask define --vocabulary "$own" Zugvogel
is "a term of another thesaurus is defined" "$status $(printf '%s\n' "$out" | head -n 2)" \
  "$(printf '0 migratory bird (topic/eurovoc-1909)\n  A bird that leaves.')"
ask vocabulary list --vocabulary "$own" topic
has "its concepts stand in the tree of topics" "$out" '^migratory bird \[eurovoc-1909\]$'

ask define THB
has "an abbreviation has its long form" "$out" '^Trafficking in human beings \(topic/thb\)$'
has "and its names in other languages" "$out" '^es +Trata de seres humanos$|^es +Trata de personas$'
ask define thb
has "in any case" "$out" '\(topic/thb\)'
ask define EAR
has "one that is a word is defined too" "$out" '^Expert and Action Roster'
ask define ECOWAZ
is "what no vocabulary knows is refused" "$status" 2
has "with the nearest" "$err" "did you mean 'ecowas'|did you mean 'ECOWAS'"
ask define
is "a term must be given" "$status" 2
ask define ''
is "an empty one is like none" "$err" "praxis: no vocabulary knows ''"
ask vocabulary check "$own/own.ttl"
has "a file is no folder of vocabularies" "$err" "own\.ttl': it is no folder"
mkdir "$place/rdf"
: >"$place/rdf/own.rdf"
ask vocabulary check "$place/rdf"
is "a folder without a vocabulary is no sound one" "$status" 2
has "and it is told which files would be one" "$err" "rdf' holds no vocabulary: files whose names end in '\.ttl'"
ask vocabulary list
has "the vocabularies are listed" "$out" '^topic: concepts [0-9]+, labels [0-9]+$'
ask vocabulary list topic
has "a tree is indented" "$out" '^ +Shelters and victim protection centres \[thb-shelters\]$'
own "$(awk 'BEGIN { for (i = 0; i < 40; i++) for (c = 0; c < 2; c++)
  printf "topic:d%d%d skos:prefLabel \"Way%d%d\"@en ; skos:broader topic:d%d0 , topic:d%d1 .\n", i + 1, c, i + 1, c, i, i
  print "topic:d00 skos:prefLabel \"Way00\"@en . topic:d01 skos:prefLabel \"Way01\"@en ." }')"
ask vocabulary list topic --vocabulary "$own"
is "many ways down end" "$status" 0
is "and each is told once" "$(printf '%s\n' "$out" | grep -c 'Way401')" 2
ask vocabulary list topci
has "an unknown vocabulary has a nearest one" "$err" "did you mean 'topic'"
ask vocabulary show topic/thb-shelters
has "a concept has its scope note" "$out" '^Scope note +'
has "its broader concept" "$out" '^Broader +Protection of'
has "and its labels by language and kind" "$out" '^fr alternative +'
ask vocabulary chek
has "a mistyped question has a nearest one" "$err" "did you mean 'check'"
finish
