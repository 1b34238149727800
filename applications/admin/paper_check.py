"""A paper in the hand: its code is scanned, and the page says whether what stands on it still counts."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, path, resolve
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications import desk
from applications.admin.findings import UNSURE, Finding, found_about, unknown, unreadable
from applications.admin.print_rows import printed_by
from applications.admin.site import site
from applications.admin.words import CHIPS
from applications.domain.paper_codes import LONGEST, UnreadableCode, WebAddress, read_code
from applications.domain.vocabulary import Role
from applications.models import SignatureRequest, User
from applications.rights import roles_of
from esign_portal import turkish

READERS = frozenset({Role.COORDINATOR, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR})
_ABOUT_A_PATH = frozenset({"applications:path", "applications:information_pdf"})
"""The page that the code of a page of information leads to, and that page itself, whose address people type."""
_AFTER_THE_HOST = ("", "/", "?", "#")
"""What follows the name of a site; after anything else the name goes on and is another site's."""
_WHERE_CODES_STAND = (
    "Başvuru formunda ve dilekçede sağ üstteki karekodu okutun; okunmazsa sol alttaki çizgili kodu okutun ya da "
    "“Başvuru no” altındaki numarayı yazın."
)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Wait for a code; after one is scanned, say what it means. What was not recognised stays in the field."""
    if not roles_of(request.user) & READERS:
        raise PermissionDenied
    typed = request.POST.get("kod", "").strip()
    finding = _finding(request.user, typed, at=timezone.now()) if request.method == "POST" else None
    context = {
        **site.each_context(request),
        "title": "Kâğıt tara",
        "finding": finding,
        **(_about(finding) if finding else {}),
        "typed": typed[:LONGEST] if finding and finding.status != HTTPStatus.OK else "",
    }
    return TemplateResponse(
        request, "admin/paper_check.html", context, status=finding.status if finding else HTTPStatus.OK
    )


def _about(finding: Finding) -> dict[str, Any]:
    """Return the words about the request and its print that the page shows beside the finding."""
    case, found = finding.case, finding.found
    return {
        "chip": CHIPS[case.status_now] if case else None,
        "printed_by": printed_by(found, case) if case and found else "",
    }


def _finding(user: User, typed: str, *, at: datetime) -> Finding:
    """Return what ``typed`` means to ``user``: another directorate's request is as unknown as one that never was."""
    try:
        scanned = read_code(typed)
    except WebAddress as led:
        return _led_to(led)
    except UnreadableCode as error:
        return unreadable(str(error))
    cases = SignatureRequest.objects.visible_to(user)
    case = (
        cases.select_related("directorate", "unit", "payment", "procedure", "owner")
        .filter(reference=scanned.reference)
        .first()
    )
    if case is None:
        return unknown()
    desk.log_view(case, user, at=at, day=timezone.localdate(at))
    return found_about(case, scanned, at=at)


def _led_to(led: WebAddress) -> Finding:
    """Return what a web address says: that of a path stands on its page of information. It is never a link here."""
    home, address = _without_scheme(turkish.fold(settings.PUBLIC_URL)), _without_scheme(led.address)
    rest = address.removeprefix(home)
    if rest == address or rest[:1] not in _AFTER_THE_HOST:
        return Finding(look=UNSURE, said="Bizim kodumuz değil", todo=str(led), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if _is_path(rest):
        todo = f"Bu sayfayı herkes yazdırabilir. {_WHERE_CODES_STAND}"
        return Finding(look=UNSURE, said="Bilgi sayfası", then="Başvuru kâğıdı değil", todo=todo)
    return unreadable(f"Bu kod, bu sitenin bir sayfasının adresi; başvurunun kodu değil. {_WHERE_CODES_STAND}")


def _without_scheme(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://")


def _is_path(address: str) -> bool:
    """Tell whether ``address``, from the site's root on, is a path's page or its page of information."""
    page = address.partition("#")[0].partition("?")[0]
    try:
        return resolve(page).view_name in _ABOUT_A_PATH
    except Resolver404:
        return False


site.pages.append(path("kagit/", site.admin_view(show), name="paper_check"))
