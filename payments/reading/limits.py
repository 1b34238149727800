"""How large a file may be. The sentences and the pages that name these limits read them from here."""

LARGEST_MB = 10
LARGEST = LARGEST_MB * 1024 * 1024
"""Bytes."""

MOST_PAGES = 20
MOST_PIXELS = 40_000_000
WIDEST = 1600
"""Pixels of a page picture that people see."""
