"""What a scanned paper turns out to be: current, old, a draft, not ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from applications import prints
from applications.domain.form_sheet import NOT_IN_FORCE
from applications.domain.lifecycle import CAME_TO_NOTHING
from applications.domain.paper_codes import Scanned, shown_mark
from applications.domain.print_changes import NO_CHANGES, Changes, changes
from applications.domain.said import said_from_json
from applications.domain.vocabulary import Paper
from applications.looks import LOOKS, Look
from applications.models import PaperPrint, SignatureRequest
from esign_portal import turkish
from payments.domain.outcomes import Outcome

GOOD, BAD, UNSURE = LOOKS[Outcome.AGREES], LOOKS[Outcome.DIFFERS], LOOKS[Outcome.CANNOT_TELL]

CURRENT = "Güncel"
OLD = "Eski çıktı"
STAYS_SIGNED = "Yeniden imza gerekmez"
NEW_ONE = "Kâğıdı yeniden yazdırıp imzalatın."
NOT_DUE = "Başvuruda bu belgeye gerek kalmadı."
NOT_TAKEN = "Kâğıt teslim alınmaz"
TO_CORRECT = "Başvuru düzeltmede: "
_SIGN_ANEW = {"look": BAD, "then": "Yeniden imzalanmalı", "must_sign_anew": True}
BY_REFERENCE = "Bu kod yalnız başvuru numarasını taşıyor; elinizdeki kâğıdın hangi çıktı olduğu bilinmiyor."


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a scan says. ``said``: the large words; ``then``: what follows from it; ``todo``: a sentence.

    ``which``: the copy, "Kurum nüshası, 1 / 2"; empty where the code does not tell. ``paper``: what the code
    stands on. ``must_sign_anew``: only another print of it, signed, will do. ``found``: the print that the code names,
    or the newest one.
    """

    look: Look
    said: str
    then: str = ""
    todo: str
    status: HTTPStatus = HTTPStatus.OK
    case: SignatureRequest | None = None
    which: str = ""
    paper: Paper | None = None
    must_sign_anew: bool = False
    found: PaperPrint | None = None
    changes: Changes = NO_CHANGES

    @property
    def printed_anew(self) -> Paper | None:
        """Return the paper that, printed and signed anew, puts it right."""
        if self.case is None or self.case.status_now in NOT_IN_FORCE:  # its print would be a draft
            return None
        return self.paper if self.must_sign_anew else None


def unreadable(advice: str) -> Finding:
    return Finding(look=UNSURE, said="Kod tanınmadı", todo=advice, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def unknown() -> Finding:
    todo = (
        "Bu numarayla masanızda bir başvuru yok. Numarayı kâğıttakiyle karşılaştırıp yeniden yazın; "
        "başka müdürlüklerin başvuruları burada görünmez."
    )
    return Finding(look=UNSURE, said="Başvuru bulunmadı", todo=todo, status=HTTPStatus.NOT_FOUND)


def found_about(case: SignatureRequest, scanned: Scanned, *, at: datetime) -> Finding:
    """Return what the code says about ``case``, whose directorate, unit, procedure and payment are loaded."""
    rows = case.prints.filter(paper=scanned.paper).select_related("printed_by").order_by("-printed_at", "-pk")
    if not scanned.names_print:
        return _by_reference(case, prints.best_of(rows[: prints.LOOKED_AT]), at=at)
    same = rows.filter(declared__startswith=scanned.mark, copies__gte=scanned.copy or 1)
    carrying = list(same[: prints.LOOKED_AT])
    return _of_print(case, scanned, carrying, at=at) if carrying else _unrecorded(case, scanned, at=at)


def _of_print(case: SignatureRequest, scanned: Scanned, carrying: Sequence[PaperPrint], *, at: datetime) -> Finding:
    """Return whether the paper still counts. ``carrying``: the prints that carry its code, newest first."""
    found = prints.best_of(carrying) or carrying[0]
    about = {"case": case, "which": _which(found, scanned), "paper": scanned.paper, "found": found}
    if case.status_now in CAME_TO_NOTHING:
        return Finding(**_ended(case), **about)
    now = prints.said_now(case, scanned.paper, at=at)
    if now is None:
        return Finding(look=GOOD, said="Bu kâğıt artık istenmiyor", todo=NOT_DUE, **about)
    changed = changes(said_from_json(found.said), now)
    judged = _judged(found, changed) if case.status_now not in NOT_IN_FORCE else _judged_in_correction(found, changed)
    if not changed.must_sign_anew:
        judged["todo"] += _others(found, carrying)
    return Finding(**judged, changes=changed, **about)


def _ended(case: SignatureRequest) -> dict[str, Any]:
    """Return what is said of every paper of a request that goes on no more, whatever stands on it."""
    todo = f"Başvuru sürmüyor: {turkish.lower(case.status_now.label)}. Kâğıdı başvurana geri verin."
    return {"look": BAD, "said": case.status_now.label, "then": NOT_TAKEN, "todo": todo}


def _judged_in_correction(found: PaperPrint, changed: Changes) -> dict[str, Any]:
    """Return ``_judged`` of a request that waits for its person: what is printed now would be a draft."""
    if changed.must_sign_anew or found.is_draft:
        todo = TO_CORRECT + "düzeltme gelince yeni kâğıdı yazdırıp imzalatın."
        return {**_judged(found, changed), "todo": todo}
    todo = TO_CORRECT + "beyan edilenler şimdilik aynı, düzeltmeyle değişebilir. Düzeltme gelince yeniden okutun."
    return {"look": UNSURE, "said": "Düzeltme bekleniyor", "todo": todo}


def _others(found: PaperPrint, carrying: Sequence[PaperPrint]) -> str:
    """Return a warning when the paper may be another print than ``found``: a draft, or one with older lines."""
    if found.is_draft:
        return ""
    if any(row.is_draft for row in carrying):
        return " Aynı kodla taslak da yazdırıldı: kâğıtta TASLAK yazıyorsa teslim almayın."
    words = said_from_json(found.said)
    if all(changes(said_from_json(row.said), words) == NO_CHANGES for row in carrying):
        return ""
    moment = date_format(timezone.localtime(found.printed_at), "SHORT_DATETIME_FORMAT")
    return f" Aynı kodla daha önce de yazdırıldı: yazdırma zamanı {moment} değilse kimi satırlar eskidir."


def _judged(found: PaperPrint, changed: Changes) -> dict[str, Any]:
    """Return how the print looks, what is said of it, and what to do."""
    if changed.must_sign_anew:
        return {**_SIGN_ANEW, "said": OLD, "todo": "Beyan edilenler değişti. " + NEW_ONE}
    if found.is_draft:
        todo = "Bu içerik yalnız taslak olarak yazdırıldı; taslak teslim alınmaz. " + NEW_ONE
        return {**_SIGN_ANEW, "said": "Taslak çıktı", "todo": todo}
    if changed.shown:
        return {"look": GOOD, "said": OLD, "then": STAYS_SIGNED, "todo": "Beyan edilenler aynı; kâğıt geçerli."}
    return {"look": GOOD, "said": CURRENT, "todo": "Kâğıtta yazanlar başvurunun şimdiki hâliyle aynı."}


def _which(found: PaperPrint, scanned: Scanned) -> str:
    """Return which copy it is, as headed: "Kurum nüshası, 1 / 2"; empty where the code does not tell."""
    if scanned.paper is Paper.DECLARATION:
        return "Dilekçe"
    copies = found.said["copies"]
    return f"{copies[scanned.copy - 1]}, {scanned.copy} / {len(copies)}" if scanned.copy else ""


def _unrecorded(case: SignatureRequest, scanned: Scanned, *, at: datetime) -> Finding:
    """Return what to say of a code that no print here carries."""
    if case.status_now in CAME_TO_NOTHING:
        return Finding(**_ended(case), case=case)
    is_same = prints.declared_now(case, scanned.paper).startswith(scanned.mark)
    if is_same and not case.prints.filter(paper=scanned.paper, declared__startswith=scanned.mark).exists():
        todo = "Özet başvurunun şimdiki hâliyle aynı, ama çıktının kaydı yok. Satırları başvuruyla karşılaştırın."
        return Finding(look=UNSURE, said="Çıktı kayıtlı değil", todo=todo, case=case)
    return _not_ours(case, scanned.paper, is_due=prints.said_now(case, scanned.paper, at=at) is not None)


def _not_ours(case: SignatureRequest, paper: Paper, *, is_due: bool) -> Finding:
    """Return what to say of a paper that was not printed here. ``is_due``: one is asked for."""
    todo = "Bu başvuru için böyle bir çıktı alınmadı. Kâğıdı teslim almayın"
    if is_due and case.status_now not in NOT_IN_FORCE:
        todo += f"; {'dilekçeyi' if paper is Paper.DECLARATION else 'formu'} başvurudan yazdırıp imzalatın"
    return Finding(
        look=BAD,
        said="Bu kâğıt tanınmadı",
        todo=f"{todo}.",
        status=HTTPStatus.NOT_FOUND,
        case=case,
        paper=paper,
        must_sign_anew=is_due,
    )


def _by_reference(case: SignatureRequest, found: PaperPrint | None, *, at: datetime) -> Finding:
    """Return what can be said by the reference alone: how the newest print stands, and the digits to compare."""
    if case.status_now in CAME_TO_NOTHING:
        return Finding(**_ended(case), case=case, found=found)
    if found is None:
        todo = "Bu başvuru için burada form yazdırılmadı."
        return Finding(look=UNSURE, said="Çıktı kayıtlı değil", todo=todo, case=case)
    now = prints.said_now(case, Paper.REQUEST_FORM, at=at)
    if now is None:
        return Finding(look=GOOD, said="Bu kâğıt artık istenmiyor", todo=NOT_DUE, case=case, found=found)
    changed = changes(said_from_json(found.said), now)
    mark = shown_mark(prints.declared_now(case, Paper.REQUEST_FORM))
    todo = f"{BY_REFERENCE} Güncel kâğıtta “İçerik özeti: {mark}” yazar. Son çıktı: {_in_short(found, changed)}."
    return Finding(look=UNSURE, said="Nüsha anlaşılamadı", todo=todo, case=case, found=found, changes=changed)


def _in_short(found: PaperPrint, changed: Changes) -> str:
    judged = _judged(found, changed)
    return turkish.lower(", ".join(filter(None, (judged["said"], judged.get("then", "")))))
