"""Papers for the requests selected in the queue: a page that asks what is to be written, then the PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.admin.batch_forms import CoveringLetterForm, ReceiverForm
from applications.admin.bulk_prints import TICK, ticked
from applications.admin.site import site
from applications.bulk_printing import MOST_FORMS
from applications.domain.batch_papers import why_not_handed_on
from applications.domain.vocabulary import Role
from applications.models import SignatureRequest, Unit, User
from applications.printing.batch_papers import (
    BATCH_COLUMNS,
    BATCH_PARTS,
    PaperBatch,
    addressees_of,
    covering_letter_pdf,
    hand_over_list_pdf,
)
from applications.printing.letterset import LettersMissing
from applications.rights import directorate_ids
from applications.views.handed_out import pdf_answer, private

MAKE = "hazirla"
"""The button that asks for the PDF; without it the page that asks is shown."""

NOTHING = "Hiçbir başvuru seçilmedi. Listeye dönüp başvuruları işaretleyin."
TOO_MANY = "Bir seferde en çok {most} başvuru seçilir; {count} başvuru seçtiniz. Listeye dönüp bölerek seçin."
NOT_A_CHOICE = "Seçim anlaşılamadı. Listeye dönüp yeniden seçin."
GONE = "Seçtiklerinizden {count} başvuru artık listenizde değil. Listeye dönüp yeniden seçin."
TWO_DIRECTORATES = "Seçtikleriniz birden çok müdürlüğün. Listeye dönüp bir seferde bir müdürlüğün başvurularını seçin."
TWO_UNITS = "Seçtikleriniz birden çok birimin. Listeye dönüp bir seferde bir birimin başvurularını seçin."
NONE_LEFT = "Seçtiğiniz başvuruların hiçbirinin kâğıdı şu anda iletilmez; nedenleri aşağıda. Listeden yeniden seçin."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A selected request that is not in the batch, and why."""

    case: SignatureRequest
    why: str


class BatchRefused(Exception):
    """The selection makes no batch; the message says what to do. ``left_out``: why of each, where that is the cause."""

    def __init__(
        self,
        sentence: str,
        status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
        *,
        left_out: Sequence[LeftOut] = (),
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.left_out = left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPaper:
    """One of the papers: what its page says, what it asks, how it is drawn."""

    title: str
    lead: str
    file_name: str
    form: type[forms.Form]
    draw: Callable[[PaperBatch, Any, datetime], bytes]


def _draw_letter(batch: PaperBatch, form: CoveringLetterForm, at: datetime) -> bytes:
    return covering_letter_pdf(batch, addressee=form.chosen_addressee(), wording=form.wording(), printed_at=at)


def _draw_list(batch: PaperBatch, form: ReceiverForm, at: datetime) -> bytes:
    return hand_over_list_pdf(batch, receiver=form.receiver_name, printed_at=at)


LETTER = BatchPaper(
    title="Üst yazı",
    lead="Boş bıraktıklarınızın yeri yazıda boş kalır. Ekinde teslim listesi ve başvuru belgeleri sayılır.",
    file_name="ust-yazi",
    form=CoveringLetterForm,
    draw=_draw_letter,
)
HAND_OVER = BatchPaper(
    title="Teslim ve zimmet listesi",
    lead="Liste, seçtiğiniz sırayla yazdırılır; teslim eden ve teslim alan elle imzalar.",
    file_name="teslim-listesi",
    form=ReceiverForm,
    draw=_draw_list,
)


@require_http_methods(["GET", "HEAD", "POST"])
def covering_letter(request: HttpRequest) -> HttpResponse:
    """Ask for what the covering letter of the selected requests says, then hand it out."""
    return _make(request, LETTER)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Ask who takes the papers of the selected requests, then hand out the list."""
    return _make(request, HAND_OVER)


def _make(request: HttpRequest, paper: BatchPaper) -> HttpResponse:
    now = timezone.now()
    try:
        batch, left_out = _sorted_out(_batch(request.user, ticked(request)))
    except BatchRefused as refused:
        return _refuse(request, paper, refused)
    asked = {"known": addressees_of(batch), "today": timezone.localdate(now)}
    if MAKE not in request.POST:
        return _ask(request, paper, batch, paper.form(**asked), left_out)
    form = paper.form(request.POST, **asked)
    if left_out:  # since the page asked: nobody gets a shorter list unseen
        return _ask(request, paper, batch, form, left_out, status=HTTPStatus.CONFLICT)
    if form.is_valid():
        try:
            return _hand_out(paper.draw(batch, form, now), paper, now)
        except LettersMissing as missing:
            form.add_error(None, str(missing))
    return _ask(request, paper, batch, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _batch(user: User, numbers: list[int | None]) -> PaperBatch:
    """Return the selected requests, each once, in the order of the list. Raises BatchRefused or PermissionDenied."""
    if not numbers:
        raise BatchRefused(NOTHING, HTTPStatus.BAD_REQUEST)
    if None in numbers:
        raise BatchRefused(NOT_A_CHOICE, HTTPStatus.BAD_REQUEST)
    if len(numbers) > MOST_FORMS:
        raise BatchRefused(TOO_MANY.format(most=MOST_FORMS, count=len(numbers)))
    visible = SignatureRequest.objects.visible_to(user).select_related(*BATCH_COLUMNS).prefetch_related(*BATCH_PARTS)
    found = visible.in_bulk(numbers)
    if len(found) < len(numbers):
        raise BatchRefused(GONE.format(count=len(numbers) - len(found)), HTTPStatus.NOT_FOUND)
    cases = tuple(found[number] for number in numbers)
    if len({case.directorate_id for case in cases}) > 1:
        raise BatchRefused(TWO_DIRECTORATES)
    return PaperBatch(cases=cases, directorate=cases[0].directorate, unit=_handed_on_by(user, cases))


def _handed_on_by(user: User, cases: tuple[SignatureRequest, ...]) -> Unit | None:
    """Return the unit that hands ``cases`` on, ``None`` for the directorate's desk.

    Who only reads hands nothing on. Raises PermissionDenied or BatchRefused.
    """
    if cases[0].directorate_id in directorate_ids(user, Role.OFFICER, Role.SUPERVISOR):
        return None
    own = {member.unit_id for member in user.memberships.all() if member.role == Role.COORDINATOR}
    units = {case.unit_id for case in cases}
    if not units <= own:
        raise PermissionDenied
    if len(units) > 1:
        raise BatchRefused(TWO_UNITS)
    return cases[0].unit


def _sorted_out(selected: PaperBatch) -> tuple[PaperBatch, list[LeftOut]]:
    """Return the batch without requests whose papers are not handed on now, and those. Raises BatchRefused."""
    by_unit = selected.unit is not None
    whys = {case.pk: why_not_handed_on(case.status_now, by_unit=by_unit) for case in selected.cases}
    left_out = [LeftOut(case, whys[case.pk]) for case in selected.cases if whys[case.pk]]
    kept = tuple(case for case in selected.cases if not whys[case.pk])
    if not kept:
        raise BatchRefused(NONE_LEFT, left_out=left_out)
    return replace(selected, cases=kept), left_out


def _ask(
    request: HttpRequest,
    paper: BatchPaper,
    batch: PaperBatch,
    form: forms.Form,
    left_out: Sequence[LeftOut] = (),
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": paper.title,
        "paper": paper,
        "batch": batch,
        "form": form,
        "left_out": left_out,
        "selected": TICK,
        "make": MAKE,
    }
    return TemplateResponse(request, "admin/batch_paper.html", context, status=status)


def _refuse(request: HttpRequest, paper: BatchPaper, refused: BatchRefused) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": paper.title,
        "sentence": str(refused),
        "left_out": refused.left_out,
    }
    return TemplateResponse(request, "admin/batch_refused.html", context, status=refused.status)


def _hand_out(pdf: bytes, paper: BatchPaper, at: datetime) -> HttpResponse:
    """Return the file to be saved, so that the page with the answers stays open. Its name tells of no person."""
    return private(pdf_answer(pdf, f"{paper.file_name}-{timezone.localdate(at):%Y-%m-%d}", to_save=True))
