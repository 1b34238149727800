"""How good and how fast the portal is, in numbers: ``python -m tests.benchmarks --only receipts``."""
