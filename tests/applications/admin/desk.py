"""How the desk's tests come in and where they go."""

import time
from typing import Any

from django.test import Client
from django.urls import reverse

from applications.models import SignatureRequest, User

LIST = "/yonetim/applications/signaturerequest/"


def signed_in(user: User, *, method: str = "password") -> Client:
    """Return a client whose session ``user`` opened, as allauth writes it down."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": method, "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def page_of(case: SignatureRequest) -> str:
    return reverse("yonetim:applications_signaturerequest_change", args=[case.pk])


def action(case: SignatureRequest, name: str) -> str:
    return reverse("yonetim:case_action", args=[case.pk, name])


def seen(case: SignatureRequest, **fields: Any) -> dict[str, Any]:
    """Return a decision's form as the page of ``case`` would send it now."""
    return {"seen": case.events.order_by("-pk").first().pk, **fields}
