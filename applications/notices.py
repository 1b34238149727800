"""E-mails to the applicant, sent by a task after the transaction commits.

A subject carries no name, number or outcome: mailboxes are read over shoulders.
"""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from applications.domain.lifecycle import Action, Status
from applications.models import SignatureRequest

_SILENT = (Status.LISTED, Status.WITHDRAWN)
"""States the person brought about, or that ask nothing and tell nothing new."""


def tell_applicant(case_id: int) -> None:
    """Enqueue the e-mail that tells the applicant where the request stands now."""
    send_status_mail.enqueue(case_id)


@task()
def send_status_mail(case_id: int) -> None:
    """Send the mail for the present state: idempotent in content, at least once in delivery."""
    case = SignatureRequest.objects.select_related("procedure", "directorate", "owner").get(pk=case_id)
    if case.status in _SILENT:
        return
    returned = case.events.filter(action=Action.RETURN).order_by("-pk").first()
    address = reverse("applications:case", args=[case.spoken_reference])
    body = render_to_string(
        "mail/status.txt",
        {"case": case, "returned": returned, "address": f"{settings.PUBLIC_URL}{address}"},
    )
    send_mail("e-imza başvurunuzda yeni bir gelişme var", body, None, [case.owner.email])
