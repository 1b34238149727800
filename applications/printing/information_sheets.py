"""A procedure as the page of information that is printed from its rows, and that page as PDF."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings
from django.core.cache import caches
from django.utils.formats import date_format

from applications import catalogue
from applications.domain.fees import PriceOnDay
from applications.domain.glance import Glance, glance_of
from applications.domain.information_sheet import (
    ANYBODY,
    AccountToPay,
    Cost,
    HowToPay,
    InformationSheet,
    OtherWay,
)
from applications.domain.procedures import Rules
from applications.domain.vocabulary import Handler
from applications.models import Contact, Directorate, Procedure
from applications.paying import AccountShown, PaymentShown, payment_shown
from applications.printing.codes import qr_png
from applications.printing.engine import write_pdf
from applications.printing.missing_files import PaperNotPrintable
from payments.domain.amounts import format_lira

Contacts = Mapping[str, Contact]
_TEMPLATE, _STYLE = "print/information_sheet.html", "information_sheet.css"
_KEPT_FOR = 60 * 60  # seconds
_NOWHERE_TO_PAY = "Bu yol için ödeme yeri tanımlı değil. Para göndermeden müdürlüğünüzü arayın."
_NO_TRANSFER = "Havale, EFT ve FAST ile ödenmez. Yalnız aşağıdaki yollardan biriyle ödeyin."


def information_sheet_of(
    procedure: Procedure, tariff: Sequence[PriceOnDay], contacts: Contacts, *, address: str, day: date
) -> InformationSheet:
    """Return the page for someone who begins on ``day``; the procedure is loaded with its parts.

    ``address``: the web page of the same path, in full.
    """
    rules, office = catalogue.rules_of(procedure), procedure.directorate
    glance = glance_of(rules, tariff, day=day)
    shown = payment_shown(rules, ANYBODY, tariff, day=day)
    return InformationSheet(
        letterhead=("T.C. SAĞLIK BAKANLIĞI", office.name, office.desk),
        title=rules.reason or rules.kind.label,
        category=rules.category.label,
        province=office.province,
        lead=glance.lead,
        address=address,
        call=_value(contacts, "phone") if glance.calls_first else "",
        first=glance.calls_first,
        cost=_cost(rules, glance, shown, contacts),
        payment=_how_to_pay(rules, shown) if shown else None,
        paper_groups=glance.paper_groups,
        extra_papers=glance.extra_papers,
        gets=". ".join(filter(None, (glance.gets, glance.gets_more))),
        steps=rules.steps,
        have_ready=glance.to_have_ready,
        good_to_know=glance.good_to_know,
        asks=_asks(rules, office, contacts),
        source=rules.source,
        source_url=rules.source_url,
        source_days=_source_days(rules),
        our_notes=procedure.our_notes,
        day=day,
    )


def printed(sheet: InformationSheet) -> bytes:
    """Return the PDF of ``sheet``, made once an hour at most. Raises PaperNotPrintable or LettersMissing."""
    key = fingerprint(sheet)
    kept = caches["papers"].get(key)
    if kept is not None:
        return bytes(kept)
    pdf = render_information_sheet(sheet)
    caches["papers"].set(key, pdf, _KEPT_FOR)
    return pdf


def fingerprint(sheet: InformationSheet) -> str:
    """Return what tells this page from any other: a hash of its words, template and style sheet (64 hex digits).

    Raises PaperNotPrintable.
    """
    template, style = settings.BASE_DIR / "templates" / _TEMPLATE, settings.BASE_DIR / "static/css" / _STYLE
    try:
        parts = (repr(sheet).encode(), template.read_bytes(), style.read_bytes())
    except OSError as error:
        raise PaperNotPrintable from error
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def render_information_sheet(sheet: InformationSheet) -> bytes:
    """Return the PDF of ``sheet``. Raises PaperNotPrintable or LettersMissing."""
    pictures = {"codes/address.png": qr_png(sheet.address)}
    return write_pdf(_TEMPLATE, {"sheet": sheet}, style=_STYLE, pictures=pictures)


def _cost(rules: Rules, glance: Glance, shown: PaymentShown | None, contacts: Contacts) -> Cost:
    total = glance.bill.total
    lines = glance.bill.lines if glance.names_tariff else ()
    return Cost(
        payer=rules.payer.label if rules.needs_payment else "",
        words=glance.sum_words if total is None else format_lira(total),
        lines=tuple((line.item.label, "–" if line.lira is None else format_lira(line.lira)) for line in lines),
        notes=tuple(_cost_notes(rules, glance, shown, contacts)),
        is_ours=not rules.payer_is_stated,
    )


def _cost_notes(rules: Rules, glance: Glance, shown: PaymentShown | None, contacts: Contacts) -> Iterable[str]:
    if glance.without_reader is not None and glance.without_reader.total is not None:
        yield f"Eski okuyucunuz kalırsa {format_lira(glance.without_reader.total)}."
    if glance.sum_since is not None:
        yield f"Müdürlüğün bildirdiği tutar, {_day(glance.sum_since)} gününden beri."
    if glance.bill.last_known_on is not None:
        yield f"Son bilinen fiyat: {_day(glance.bill.last_known_on)}; o günden sonrası doğrulanmadı."
    elif glance.price_is_open:
        yield "Bugün geçerli fiyat bizde kayıtlı değil."
    elif shown is not None and shown.sum_since is not None and not shown.is_sum_stated:
        confirmed = f"; {_day(shown.sum_confirmed_on)} günü doğrulandı" if shown.sum_confirmed_on else ""
        yield f"{_day(shown.sum_since)} gününden beri geçerli fiyat{confirmed}."
    if shown is not None and shown.is_shown_later:
        yield "Borcunuzu sorguladığınızda çıkan tutarı ödeyin."
    if not rules.payer_is_stated:
        yield "Kaynakta ücret geçmiyor; kurumun ödediğini biz çıkardık."
    if glance.names_tariff and "tariff" in contacts:
        checks = "Ödemeden önce Kamu SM’den doğrulayın" if glance.price_is_open else "Kamu SM’nin fiyat sayfası"
        yield f"{checks}: {_without_scheme(contacts['tariff'].value)}"


def _how_to_pay(rules: Rules, shown: PaymentShown) -> HowToPay:
    notes = dict.fromkeys(row.note for row in rules.channels if row.account is not None and row.note)
    return HowToPay(
        when=shown.pay_when,
        accounts=tuple(_account(account) for account in shown.accounts),
        ways=tuple(OtherWay(label=way.label, note=way.note, link=way.link) for way in shown.ways),
        notes=tuple(notes),
        words_belong=_words_belong(shown),
        wordings=tuple(words.text for words in shown.words) if shown.accounts else (),
        ban=_ban(shown),
    )


def _ban(shown: PaymentShown) -> str:
    if shown.accounts:
        return ""
    return _NO_TRANSFER if shown.ways else _NOWHERE_TO_PAY


def _account(account: AccountShown) -> AccountToPay:
    note = "" if account.titles_may_be_cut else "Adın tamamını yazın; kısaltılmış ad kabul edilmez."
    titles = " ya da ".join(title.text for title in account.titles)
    return AccountToPay(iban=" ".join(account.groups), bank=account.bank, titles=titles, note=note)


def _words_belong(shown: PaymentShown) -> str:
    if shown.are_words_anywhere:
        return "Açıklamaya yazın (dekontta geçmesi yeter)"
    several = ", birini" if len(shown.words) > 1 else ""
    return f"Açıklamaya harfi harfine yazın{several}"


def _asks(rules: Rules, office: Directorate, contacts: Contacts) -> str:
    """Return whom to ask: Kamu SM where it alone handles the request, else the desk by what is known of it."""
    if rules.handler is Handler.KAMU_SM:
        return f"Kamu SM: {_value(contacts, 'phone')}"
    where = office.phone or office.address
    return f"{office.name}, {office.desk}" + (f": {where}" if where else "")


def _source_days(rules: Rules) -> str:
    dated = _day(rules.source_on) if rules.source_on else "tarihsiz"
    return f"{dated}; {_day(rules.read_on)} günü okundu"


def _without_scheme(address: str) -> str:
    """Return a web address as people write it; a line of the page would break after its "//"."""
    return address.partition("://")[2] or address


def _value(contacts: Contacts, key: str) -> str:
    return contacts[key].value if key in contacts else ""


def _day(day: date) -> str:
    return date_format(day)
