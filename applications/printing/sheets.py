"""A request as the sheet that is printed: its answers, its papers, who signs."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from applications import catalogue
from applications.case_papers import declaration_due, papers_of
from applications.domain.form_sheet import (
    NOT_IN_FORCE,
    Fact,
    FormSheet,
    Section,
    SignatureBox,
    declared_hash,
    given_facts,
)
from applications.domain.hand_in import delivery_lines, form_copies, paper_lines
from applications.domain.mobiles import spoken_mobile
from applications.domain.procedures import Rules, deliveries_for
from applications.domain.vocabulary import Handler, RequestKind, SigningMethod
from applications.models import SignatureRequest
from applications.printing.kind_facts import kind_facts
from applications.printing.letters import letter_about
from applications.printing.payment_facts import payment_facts

DECLARATION = "Yukarıdaki bilgilerin doğru olduğunu ve kimlik bilgilerimin nüfus kaydımla aynı olduğunu beyan ederim."
NOTICE = (
    "Kişisel verileriniz, 6698 sayılı Kanun uyarınca yalnız bu başvurunun yürütülmesi için işlenir. "
    "Güvenlik sözcüğü, PIN ve PUK bu forma yazılmaz."
)
TO_WRITE = "Ad soyad:"
STAMPED = "İmza ve kaşe"
DECLARED_COLUMNS = (
    *("tckn", "first_name", "last_name", "birth_date", "title", "unit_text", "email", "mobile"),
    *("province", "district", "neighbourhood", "street", "building_no", "flat_no", "postal_code"),
    *("category", "kind", "signing_method"),
)


def sheet_of(case: SignatureRequest, *, printed_at: datetime) -> FormSheet:
    """Return what to print for ``case``. Raises NoFormDue when its procedure asks for no copy of our form."""
    rules = catalogue.rules_by_key(case.procedure_id)
    papers = papers_of(case, rules)
    method = case.chosen_method or rules.usual_method
    declared = declaration_due(case.payment, rules)
    return FormSheet(
        reference=case.reference,
        copy_labels=form_copies(papers),
        letterhead=("T.C. SAĞLIK BAKANLIĞI", case.directorate.name, case.directorate.desk),
        title=_title(rules),
        kind_line=" · ".join(_kind_words(case, method)),
        sections=sections_of(case, rules),
        papers=paper_lines(papers, signing_method=method),
        deliver_to=delivery_lines(deliveries_for(rules, signing_method=method)),
        declaration=DECLARATION,
        signatures=_signatures(case, rules),
        notice=NOTICE,
        notice_read=_moment(case.notice_read_at),
        printed_at=timezone.localtime(printed_at),
        declared=declared_hash(declared_of(case)),
        is_draft=case.status_now in NOT_IN_FORCE,
        letter=letter_about(case, declared, rules, printed_at=printed_at) if declared else None,
    )


def is_form_due(case: SignatureRequest, rules: Rules) -> bool:
    """Tell whether ``sheet_of`` has a copy to print, so that a page can leave out the button."""
    return bool(form_copies(papers_of(case, rules)))


def sections_of(case: SignatureRequest, rules: Rules) -> tuple[Section, ...]:
    wanted = "Kart okuyucu" if rules.kind is RequestKind.CARD_READER else "Sertifika"
    sections = {
        "Başvuru sahibi": _person(case),
        "Kartın teslim edileceği adres" if wanted == "Sertifika" else "Teslimat adresi": _address(case),
        wanted: kind_facts(case.details, rules),
        "Ödeme": payment_facts(case, rules),
    }
    return tuple(Section(title=title, facts=given_facts(facts)) for title, facts in sections.items())


def _person(case: SignatureRequest) -> tuple[Fact, ...]:
    return (
        Fact(label="T.C. kimlik no", value=case.tckn, is_code=True),
        Fact(label="Doğum tarihi", value=date_format(case.birth_date, "SHORT_DATE_FORMAT")),
        Fact(label="Adı soyadı", value=case.full_name, is_strong=True),
        Fact(label="Unvanı", value=case.title),
        Fact(label="Görev yeri", value=case.unit_name),
        Fact(label="Cep telefonu", value=spoken_mobile(case.mobile)),
        Fact(label="E-posta", value=case.email),
        Fact(label="Uyruk", value="Sonradan T.C. vatandaşı" if case.details.get("is_naturalised") else ""),
    )


def _address(case: SignatureRequest) -> tuple[Fact, ...]:
    return (
        Fact(label="Açık adres", value=case.address_line),
        Fact(label="İlçe, il", value=f"{case.district}, {case.province}"),
        Fact(label="Posta kodu", value=case.postal_code),
    )


def _signatures(case: SignatureRequest, rules: Rules) -> tuple[SignatureBox, ...]:
    """Return the boxes. What Kamu SM alone handles passes no desk, so nobody else signs."""
    applicant = SignatureBox(role="Başvuru sahibi", name=case.full_name)
    if rules.handler is Handler.KAMU_SM:
        return (applicant,)
    desks = ("Birim sorumlusu", "E-imza kurum yetkilisi")
    return (applicant, *(SignatureBox(role=role, name=TO_WRITE, signs=STAMPED) for role in desks))


def declared_of(case: SignatureRequest) -> dict[str, object]:
    """Return what the person declares, stable name -> plain JSON value; never what a check or a desk found."""
    columns = {name: getattr(case, name) for name in DECLARED_COLUMNS}
    return {
        **columns,
        "birth_date": case.birth_date.isoformat(),
        "reason": case.procedure.reason,
        "details": case.details,
    }


def _title(rules: Rules) -> str:
    wanted = "Mini kart okuyucu" if rules.kind is RequestKind.CARD_READER else "Nitelikli elektronik sertifika"
    return f"{wanted} başvuru formu"


def _kind_words(case: SignatureRequest, method: SigningMethod | None) -> tuple[str, ...]:
    words = (case.kind_label, case.category_label)
    return (*words, method.label) if method else words


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")
