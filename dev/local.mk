# Developers' tools: measurements, benchmarks, checks.
