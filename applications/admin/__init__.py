"""The officers' desk at /yonetim/: Django's admin with rights from ``Membership`` alone.

``site`` holds every page; importing this package registers them.
"""

from applications.admin import accounts, catalogue, paper_check, people, queue
from applications.admin.site import site

__all__ = ["accounts", "catalogue", "paper_check", "people", "queue", "site"]
