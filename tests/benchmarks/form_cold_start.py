"""One form by a process that has just begun: ``python -m tests.benchmarks.form_cold_start FILE`` writes its PDF out."""

import sys

import django

from applications.printing import compiled
from tests.benchmarks.sheet_file import read_sheets


def main(file: str) -> None:
    django.setup()
    sys.stdout.buffer.write(compiled.render(next(read_sheets(file))))


if __name__ == "__main__":
    main(sys.argv[1])
