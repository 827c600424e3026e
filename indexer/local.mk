# The indexer and its worker.
