"""How large this process is."""

import os
import resource
from pathlib import Path


def resident_mb() -> float:
    """Return how much of it is in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def peak_mb() -> float:
    """Return the most that was ever in memory."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
