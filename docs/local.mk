# Man pages and the longer stories.
