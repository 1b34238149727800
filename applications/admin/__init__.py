"""The officers' desk at /yonetim/: Django's admin with rights from ``Membership`` alone.

``site`` holds every page; importing this package registers them. What to read for what:

* the list of requests: `queue` (its addresses too) with `rows`, `filters` and `searches`; of those ticked there
  `bulk_prints` makes their forms, `batch_papers` with `batch_forms` what goes along with them;
* one request: `case_page` shows it with `print_rows` and `reuse`; `transitions` moves it, `judgements` is what is done
  beside its status, `case_prints` what is printed of it;
* a paper in the hand: `paper_check` takes its code, `findings` says what it is;
* what a directorate asks: `catalogue` with `catalogue_forms`, and `accounts`; who may do what: `people`;
* shared by all: `base` (rights), `words` (what the desk says).
"""

from applications.admin import accounts, catalogue, paper_check, people, queue
from applications.admin.site import site

__all__ = ["accounts", "catalogue", "paper_check", "people", "queue", "site"]
