# Tests of searchd.
