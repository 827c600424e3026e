# Tests of house.
dist_check_SCRIPTS += %D%/rooms.t %D%/style.t %D%/start.t %D%/install.t %D%/corpus.t %D%/docs.t
dist_check_SCRIPTS += %D%/translations.t
EXTRA_DIST += %D%/tap.sh
