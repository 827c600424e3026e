# Default settings and vocabularies.
