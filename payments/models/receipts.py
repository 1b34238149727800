"""Obligations, their receipts and what was found on them. ``payments`` knows a person only as a user."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from esign_portal.enums import LabelledEnum
from payments.domain.channels import PaymentChannel
from payments.domain.outcomes import Check, Outcome
from payments.reading.kinds import FileKind


class ReceiptState(LabelledEnum):
    """How far a receipt is: pictures wait and are read by a job, a PDF's own text is read at once."""

    WAITING = "waiting", "Okunacak"
    READING = "reading", "Okunuyor"
    READ = "read", "Okundu"
    UNREADABLE = "unreadable", "Okunamadı, yetkili bakacak"
    TYPED = "typed", "Elle yazıldı"


class Source(LabelledEnum):
    """Where a receipt's fields come from."""

    TEXT = "text", "PDF’in metni"
    OCR = "ocr", "Görüntüden okuma"
    TYPED = "typed", "Elle yazıldı"


class Payment(models.Model):
    """One obligation. What is expected is frozen into ``expectation`` when it is opened; receipts hang on it.

    ``confirmed_*``: an officer saw the money on the bank statement, whatever the receipt says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField("ödeme yolu", max_length=20, choices=PaymentChannel.choices())
    payer_name = models.CharField("ödeyecek kişi", max_length=170)
    payer_tckn = models.CharField("kimlik no", max_length=11)
    amount = models.DecimalField("tutar (TL)", max_digits=10, decimal_places=2, null=True, blank=True)
    expectation = models.JSONField("beklenen")
    opened_at = models.DateTimeField("açıldı")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField("elle doğrulandı", null=True, blank=True)
    confirmation_note = models.CharField("doğrulama notu", max_length=300, blank=True)

    class Meta:
        verbose_name = "ödeme"
        verbose_name_plural = "ödemeler"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="payment_confirmed_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"Ödeme {self.pk}"

    @property
    def is_confirmed(self) -> bool:
        """Tell whether an officer saw the money on the bank statement."""
        return self.confirmed_at is not None


RECEIPTS_FOLDER = "receipts"
"""Under the private storage; each receipt has a folder of its own in it."""


def private_path(receipt: "Receipt", filename: str) -> str:
    """Name files by numbers alone: no name, no identity number, not even the name the person gave."""
    return f"{RECEIPTS_FOLDER}/{receipt.pk}/original.{receipt.kind}"


class Receipt(models.Model):
    """A receipt as uploaded or typed. The original is kept untouched; ``fields`` is what was read.

    A picture is read by a job: ``attempts`` counts its starts, ``lease_until`` is when a start that has not ended
    counts as lost, ``next_try_at`` when it is tried again, ``pages_read`` its progress. ``is_flattened``: the file
    holds more than its pages (attachments, forms), so nobody is given the original, only pictures of its pages.
    ``transfer_key`` and ``moment_key`` are equal for receipts that may show the same transfer; empty when too little
    was read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="receipts", verbose_name="ödeme")
    state = models.CharField("durum", max_length=12, choices=ReceiptState.choices())
    kind = models.CharField("dosya türü", max_length=5, choices=FileKind.choices(), blank=True)
    file = models.FileField("dosya", upload_to=private_path, null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveIntegerField("boyut (bayt)", default=0)
    page_count = models.PositiveSmallIntegerField("sayfa", default=0)
    source = models.CharField("kaynak", max_length=6, choices=Source.choices(), blank=True)
    fields = models.JSONField("okunanlar", default=dict)
    outcome = models.CharField("sonuç", max_length=12, choices=Outcome.choices())
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("yüklendi")
    attempts = models.PositiveSmallIntegerField("okuma denemesi", default=0)
    lease_until = models.DateTimeField("okuma süresi", null=True, blank=True)
    next_try_at = models.DateTimeField("sıradaki deneme", null=True, blank=True)
    pages_read = models.PositiveSmallIntegerField("okunan sayfa", default=0)
    is_flattened = models.BooleanField("yalnız sayfa resimleri verilir", default=False)
    transfer_key = models.CharField("bankanın işlem numarası", max_length=120, blank=True, db_index=True)
    moment_key = models.CharField("tutar, dakika ve gönderen", max_length=64, blank=True, db_index=True)

    class Meta:
        verbose_name = "dekont"
        verbose_name_plural = "dekontlar"
        ordering: ClassVar = ["uploaded_at"]
        indexes: ClassVar = [
            models.Index(
                fields=["state"],
                condition=Q(state__in=(ReceiptState.WAITING.value, ReceiptState.READING.value)),
                name="receipt_being_read",
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["payment", "sha256"], condition=~Q(sha256=""), name="receipt_file_once_a_payment"
            ),
            models.CheckConstraint(
                condition=Q(state=ReceiptState.WAITING.value, next_try_at__isnull=False, lease_until__isnull=True)
                | Q(state=ReceiptState.READING.value, next_try_at__isnull=True, lease_until__isnull=False)
                | (
                    ~Q(state__in=(ReceiptState.WAITING.value, ReceiptState.READING.value))
                    & Q(next_try_at__isnull=True, lease_until__isnull=True)
                ),
                name="receipt_waits_or_has_a_lease",
            ),
        ]

    def __str__(self) -> str:
        return f"Dekont {self.pk}"

    @property
    def is_typed(self) -> bool:
        return self.state == ReceiptState.TYPED

    @property
    def is_being_read(self) -> bool:
        """Tell whether a job will still read it: nothing it shows is final."""
        return self.state in (ReceiptState.WAITING, ReceiptState.READING)

    @property
    def all_stand(self) -> bool:
        """Tell whether every check agrees, or an officer let it pass."""
        checks = list(self.checks.all())
        return bool(checks) and all(check.stands for check in checks)

    def page_path(self, number: int) -> str:
        """Return where page ``number`` (from 1) is kept as a re-rendered PNG."""
        return f"{RECEIPTS_FOLDER}/{self.pk}/page-{number}.png"


class ReceiptCheck(models.Model):
    """One of the checks of one receipt. An officer may overrule it with a reason; both stay visible."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="checks", verbose_name="dekont")
    position = models.PositiveSmallIntegerField()
    check_name = models.CharField("kontrol", max_length=20, choices=Check.choices())
    outcome = models.CharField("sonuç", max_length=12, choices=Outcome.choices())
    expected = models.CharField("beklenen", max_length=500, blank=True)
    found = models.TextField("dekontta", blank=True)
    sentence = models.CharField("açıklama", max_length=500)
    spots = models.JSONField("sayfadaki yeri", default=list, blank=True)
    overruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    overruled_at = models.DateTimeField(null=True, blank=True)
    overrule_reason = models.CharField("gerekçe", max_length=300, blank=True)

    class Meta:
        verbose_name = "kontrol"
        verbose_name_plural = "kontroller"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["receipt", "check_name"], name="receipt_check_once"),
            models.CheckConstraint(
                condition=Q(overruled_at__isnull=True, overruled_by__isnull=True, overrule_reason="")
                | (Q(overruled_at__isnull=False, overruled_by__isnull=False) & ~Q(overrule_reason="")),
                name="check_overruled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{Check(self.check_name).label}: {Outcome(self.outcome).label}"

    @property
    def label(self) -> str:
        return Check(self.check_name).label

    @property
    def is_overruled(self) -> bool:
        return self.overruled_at is not None

    @property
    def stands(self) -> bool:
        """Tell whether the check agrees, or an officer let it pass with a reason."""
        return self.outcome == Outcome.AGREES or self.is_overruled
