"""Made-up requests with procedure, payment and receipt, as the paper needs them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from applications.domain import vocabulary as words
from applications.domain.lifecycle import Status
from applications.models import Directorate, Procedure, SignatureRequest, User
from payments.domain.channels import PaymentChannel
from payments.domain.outcomes import Check, Outcome
from payments.models import AccountTitle, BankAccount, Payment, Receipt, ReceiptCheck, ReceiptState, Source

NOON = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # 12.00 in Istanbul
IBAN = "TR330006100519786457841326"


def make_procedure(**changes: Any) -> Procedure:
    """Return a procedure whose applicant pays 1.080,00 TL by transfer and hands in two copies of each form."""
    directorate, _ = Directorate.objects.get_or_create(
        plate=33, defaults={"province": "Mersin", "name": "Mersin İl Sağlık Müdürlüğü"}
    )
    columns = {
        "category": words.StaffCategory.FAMILY_PHYSICIAN,
        "kind": words.RequestKind.FIRST,
        "valid_from": date(2024, 3, 12),
        "payer": words.Payer.APPLICANT,
        "handler": words.Handler.DIRECTORATE,
        "pay_when": words.PayWhen.BEFORE_APPLYING,
        "sum_mode": words.SumMode.FIXED,
        "fixed_sum": Decimal("1080.00"),
        "source": "Deneme yazısı",
        "read_on": date(2026, 11, 1),
    }
    procedure = Procedure.objects.create(directorate=directorate, **(columns | changes))
    for item in words.FeeItem if procedure.kind == words.RequestKind.FIRST else ():
        procedure.items.create(item=item)
    for paper in (words.Paper.REQUEST_FORM, words.Paper.KAMU_SM_FORM):
        procedure.papers.create(paper=paper, deliver=2)
    procedure.papers.create(paper=words.Paper.RECEIPT, deliver=1, is_original=True)
    procedure.deliveries.create(way=words.DeliveryWay.BY_HAND, place="E-imza Kurum Yetkilisi", address="Eski Hastane")
    return procedure


def pay_by_transfer(procedure: Procedure) -> None:
    account = BankAccount.objects.create(iban=IBAN, stated_bank="Halk Bankası")
    AccountTitle.objects.create(account=account, title="Örnek Döner Sermaye İşletmesi")
    procedure.channels.create(channel=PaymentChannel.TRANSFER, account=account)


def make_case(procedure: Procedure | None = None, **changes: Any) -> SignatureRequest:
    """Return a request of Ayşe Gül Işık under ``procedure``."""
    procedure = procedure or make_procedure()
    columns = {
        "reference": "K7P4M2HX",
        "status": Status.SUBMITTED,
        "since": NOON,
        "tckn": "10000000146",
        "first_name": "Ayşe Gül",
        "last_name": "Işık",
        "folded_name": "ayse gul isik",
        "birth_date": date(1984, 3, 4),
        "title": "Uzman Doktor",
        "unit_text": "Akdeniz 3 No’lu Aile Sağlığı Merkezi",
        "email": "aysegul.isik@saglik.example.tr",
        "mobile": "05320000000",
        "province": "Mersin",
        "district": "Yenişehir",
        "neighbourhood": "Limonluk Mahallesi",
        "street": "Vali Hüseyin Aksoy Caddesi",
        "building_no": "12",
        "flat_no": "4",
        "postal_code": "33120",
        "signing_method": words.SigningMethod.WET,
        "submitted_at": NOON,
        "notice_read_at": NOON,
    }
    owner = changes.pop("owner", None) or User.objects.create_user("aysegul.isik@saglik.example.tr")
    by_procedure = {"directorate": procedure.directorate, "category": procedure.category, "kind": procedure.kind}
    return SignatureRequest.objects.create(owner=owner, procedure=procedure, **(columns | by_procedure | changes))


def make_payment(**changes: Any) -> Payment:
    columns = {
        "channel": PaymentChannel.TRANSFER,
        "payer_name": "Ayşe Gül Işık",
        "payer_tckn": "10000000146",
        "amount": Decimal("1080.00"),
        "expectation": {},
        "opened_at": NOON,
    }
    return Payment.objects.create(**(columns | changes))


def add_receipt(payment: Payment, owner: User, *, not_agreeing: dict[Check, Outcome]) -> Receipt:
    """Return a receipt all of whose checks agree, except ``not_agreeing``."""
    receipt = Receipt.objects.create(
        payment=payment,
        state=ReceiptState.READ,
        kind="pdf",
        sha256="0" * 64,
        source=Source.TEXT,
        fields={"date": "2026-11-16", "reference": "1746209355", "amount": "1080.00"},
        outcome=max(not_agreeing.values(), default=Outcome.AGREES),
        uploaded_by=owner,
        uploaded_at=NOON,
    )
    for position, check in enumerate(Check):
        outcome = not_agreeing.get(check, Outcome.AGREES)
        ReceiptCheck.objects.create(receipt=receipt, position=position, check_name=check, outcome=outcome, sentence="…")
    return receipt
