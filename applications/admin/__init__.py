"""The officers' desk at /yonetim/: Django's admin with rights from ``Membership`` alone.

``site`` holds every page; importing this package registers them.
"""

from applications.admin import accounts, catalogue, people, queue
from applications.admin.site import site

__all__ = ["accounts", "catalogue", "people", "queue", "site"]
