# Man pages and the longer stories.
dist_man_MANS += %D%/praxis.conf.5
