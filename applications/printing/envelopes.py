"""A request as the label of the envelope in which its papers are posted."""

from datetime import datetime

from django.utils import timezone

from applications import catalogue
from applications.case_papers import papers_of
from applications.domain.envelope import (
    Address,
    Envelope,
    NoEnvelope,
    address_lines,
    posted_papers,
    recipients,
    refuse_untimely,
    town_line,
)
from applications.domain.hand_in import paper_lines
from applications.domain.procedures import deliveries_for
from applications.domain.vocabulary import Paper
from applications.models import Contact, SignatureRequest
from applications.models.guides import POST_ADDRESS, POST_NAME
from applications.printing.codes import code128_png
from applications.printing.engine import write_pdf


def envelope_of(case: SignatureRequest, *, printed_at: datetime) -> Envelope:
    """Return the label for ``case``, whose procedure is loaded with its parts. Raises NoEnvelope."""
    rules = catalogue.rules_of(case.procedure)
    refuse_untimely(case.status_now, is_listed=rules.is_listed)
    method = case.chosen_method or rules.usual_method
    places = deliveries_for(rules, signing_method=method)
    papers = posted_papers(papers_of(case, rules), places)
    return Envelope(
        reference=case.reference,
        sender=_sender(case),
        recipients=recipients(places) or _kamu_sm(),
        contents=paper_lines(papers, signing_method=method, our_form=Paper.REQUEST_FORM.label),
        printed_at=timezone.localtime(printed_at),
    )


def is_envelope_due(case: SignatureRequest, *, at: datetime) -> bool:
    """Tell whether ``envelope_of`` has a label to print, so that a page can leave out the link."""
    try:
        envelope_of(case, printed_at=at)
    except NoEnvelope:
        return False
    return True


def render_envelope(envelope: Envelope) -> bytes:
    """Return the PDF, a page for each recipient. Raises PaperNotPrintable or LettersMissing."""
    pictures = {"codes/reference.png": code128_png(envelope.reference)}
    return write_pdf("print/envelope.html", {"envelope": envelope}, style="envelope.css", pictures=pictures)


def _sender(case: SignatureRequest) -> Address:
    town = town_line(postal_code=case.postal_code, district=case.district, province=case.province)
    return Address(name=case.full_name, lines=(case.address_line, town))


def _kamu_sm() -> tuple[Address, ...]:
    """Return where a posted copy goes when no row of the procedure says it; empty when nobody entered it."""
    known = {row.key: row.value for row in Contact.objects.filter(key__in=(POST_NAME, POST_ADDRESS))}
    if not {POST_NAME, POST_ADDRESS} <= known.keys():
        return ()
    return (Address(name=known[POST_NAME], lines=address_lines(known[POST_ADDRESS])),)
