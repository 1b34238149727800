"""When the description was forgotten: the person declares what the receipt lacks, and prints a letter to sign."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from applications import declarations
from applications.declaring import Declarable, declarable_of
from applications.domain.declaration import Lack, part_in_words
from applications.domain.form_sheet import NOT_IN_FORCE
from applications.forms.declaration import DeclarationForm
from applications.models import User
from applications.printing.letters import NoDeclaration, letter_of
from applications.printing.letterset import LettersMissing
from applications.views.files import not_printable, printed_letter
from applications.views.own import own_case
from payments.domain.amounts import format_lira
from payments.models import Receipt

CLOSED = "Dilekçeniz müdürlüğe ulaştı ya da başvurunuz sonuçlandı; artık değiştirilemez."
NEVER = "Bu başvuruda dilekçe hazırlanamıyor. Güncel durumu aşağıda."
READY = "Dilekçeniz hazır. Yazdırıp imzalayın, belgelerinizle birlikte teslim edin."
READY_AFTER = "Dilekçeniz hazır. {} gönderince yazdırıp imzalarsınız."


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the verdict sheet says about a declaration.

    ``lacking``: what is missing, in words; ``is_sure``: it was seen, not only possible;
    ``is_anywhere``: it could stand anywhere on the receipt. ``is_made``: it is ready for
    this receipt; ``is_received``: it is at the desk, signed. ``is_needless``: it was made, and a better receipt came.
    ``may_change``: the page still takes changes.
    Addresses are empty where they lead nowhere.
    """

    is_sure: bool
    is_anywhere: bool
    lacking: tuple[str, ...]
    is_made: bool
    is_received: bool
    is_needless: bool
    may_change: bool
    url: str
    take_back_url: str
    print_url: str


def declaration_offer(receipt: Receipt, user: User) -> Offer | None:
    """Return what the person may do about missing words; ``None`` for anyone else, and where nothing is to say."""
    declarable = declarable_of(receipt, user)
    if declarable is None:
        return None
    is_needless = declarable.made is not None and not declarable.made.is_needed
    if is_needless and declarable.case is not None:
        declarations.drop_needless(declarable.case)
    if not is_needless and not _leaves_something_to_say(declarable):
        return None
    return _offer(declarable, is_needless=is_needless)


def _leaves_something_to_say(declarable: Declarable) -> bool:
    """Tell whether a declaration is missing, to be signed, or awaiting an officer's word about what it stands for."""
    if not declarable.is_made or declarations.may_change(declarable.case):
        return declarable.lack is not None or declarable.is_made
    return declarable.lack is not None and declarable.case is not None and declarable.case.status_now.is_open


@login_required
def declare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what the receipt does not tell, and keep the declaration."""
    declarable = _declarable_or_404(request, pk)
    if not declarations.may_change(declarable.case):
        return _closed(request, declarable)
    today = timezone.localdate()
    form = DeclarationForm(
        request.POST if request.method == "POST" else None,
        fields=declarable.fields,
        parts=declarable.parts,
        person=declarable.person,
        is_anywhere=declarable.is_anywhere,
        today=today,
        initial=_initial(declarable),
    )
    if form.is_valid():
        return _keep(request, declarable, form)
    context = {"declarable": declarable, "form": form, "known": _known_in_words(form)}
    refused = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "applications/declaration.html", context, status=status)


@login_required
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, then take the declaration back."""
    declarable = _declarable_or_404(request, pk)
    if declarable.made is None or not declarations.may_change(declarable.case):
        return _closed(request, declarable)
    if request.method != "POST":
        return render(request, "applications/declaration_take_back.html", {"declarable": declarable})
    try:
        declarations.take_back(
            declarable.made, rules=declarable.rules, case=declarable.case, by=request.user, at=timezone.now()
        )
    except declarations.DeclarationClosed:
        return _closed(request, declarable)
    messages.success(request, "Dilekçeyi geri aldınız; belgelerinizden çıkarıldı.")
    return _back(declarable)


@login_required
@require_safe
def declaration_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Print the declaration alone; where no font has one of its characters, say what to do instead."""
    case, now = own_case(request, reference), timezone.now()
    try:
        return printed_letter(request, case, at=now)
    except NoDeclaration as none:
        raise Http404 from none
    except LettersMissing as error:
        labels = letter_of(case, printed_at=now).answers_with(error.letters)
        return not_printable(request, case, error, paper="Dilekçe", labels=labels)


def _declarable_or_404(request: HttpRequest, pk: UUID) -> Declarable:
    own = Q(payment__drafts__owner=request.user) | Q(payment__cases__owner=request.user)
    receipt = get_object_or_404(Receipt.objects.select_related("payment").filter(own).distinct(), pk=pk)
    declarable = declarable_of(receipt, request.user)
    if declarable is None or (declarable.lack is None and declarable.made is None):
        raise Http404
    return declarable


def _offer(declarable: Declarable, *, is_needless: bool) -> Offer:
    may_change = declarations.may_change(declarable.case)
    is_made = declarable.is_made and not is_needless
    keys = declarable.made.missing if is_made else [part.key for part in declarable.parts if part.is_missing]
    address = [declarable.receipt.pk]
    return Offer(
        is_sure=declarable.lack is Lack.SEEN,
        is_anywhere=declarable.is_anywhere,
        lacking=tuple(part_in_words(key, declarable.person) for key in keys),
        is_made=is_made,
        is_received=is_made and declarable.case is not None and declarations.has_arrived(declarable.case),
        is_needless=is_needless,
        may_change=may_change,
        url=reverse("applications:declaration", args=address) if may_change else "",
        take_back_url=reverse("applications:declaration_take_back", args=address) if may_change and is_made else "",
        print_url=reverse("applications:declaration_pdf", args=[declarable.case.reference])
        if is_made and declarable.case is not None and declarable.case.status_now not in NOT_IN_FORCE
        else "",
    )


def _initial(declarable: Declarable) -> dict[str, Any]:
    """Return what the form shows first: what was declared, else what was read with doubt and found missing."""
    if declarable.is_made:
        made = declarable.made
        return {
            "paid_on": f"{made.paid_on:%d.%m.%Y}",
            "lira": format_lira(made.lira).removesuffix(" TL"),
            "reference": made.reference,
            "missing": made.missing,
        }
    fields = declarable.fields
    return {
        "paid_on": f"{fields.date:%d.%m.%Y}" if fields.date else "",
        "lira": format_lira(fields.amount).removesuffix(" TL") if fields.amount else "",
        "reference": fields.reference or "",
        "missing": [part.key for part in declarable.parts if part.is_missing],
    }


def _known_in_words(form: DeclarationForm) -> list[tuple[str, str]]:
    """Return what the receipt tells for sure, as label and value."""
    shown = {
        "paid_on": ("Ödeme günü", date_format),
        "lira": ("Ödenen tutar", format_lira),
        "reference": ("Bankanın işlem numarası", str),
    }
    return [(label, say(form.known[name])) for name, (label, say) in shown.items() if name in form.known]


def _keep(request: HttpRequest, declarable: Declarable, form: DeclarationForm) -> HttpResponse:
    try:
        declarations.declare(
            declarable.receipt,
            form.declared(),
            rules=declarable.rules,
            case=declarable.case,
            by=request.user,
            at=timezone.now(),
        )
    except declarations.DeclarationClosed:
        return _closed(request, declarable)
    messages.success(request, _ready(declarable))
    return _back(declarable)


def _ready(declarable: Declarable) -> str:
    """Say when the letter is printed: not before what it belongs to stands at the desk."""
    if declarable.case is None:
        return READY_AFTER.format("Başvuruyu")
    return READY_AFTER.format("Düzeltmeyi") if declarable.case.status_now in NOT_IN_FORCE else READY


def _closed(request: HttpRequest, declarable: Declarable) -> HttpResponse:
    """Lead to the request as it stands, with a word about what came too late."""
    messages.warning(request, CLOSED if declarable.made is not None else NEVER)
    if not Receipt.objects.filter(pk=declarable.receipt.pk).exists():  # removed; that can be done in a draft alone
        return redirect("applications:draft", declarable.draft.pk)
    return _back(declarable)


def _back(declarable: Declarable) -> HttpResponse:
    """Return to the request, or to the receipt's sheet while there is only a draft."""
    if declarable.case is None or declarable.draft is not None:
        return redirect("applications:verdict", declarable.receipt.pk)
    return redirect("applications:case", declarable.case.reference)
