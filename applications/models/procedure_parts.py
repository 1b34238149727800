"""The child rows of a procedure: what is paid, to whom, with which words, which papers go where."""

import string
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from applications.domain import vocabulary as words
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import Place
from payments.models import BankAccount


class ProcedurePart(models.Model):
    """What every child row has: its procedure and its place among its kind."""

    position = models.PositiveSmallIntegerField("sıra", default=0)

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "pk"]


class ProcedureItem(ProcedurePart):
    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="items")
    item = models.CharField("kalem", max_length=10, choices=words.FeeItem.choices())

    class Meta(ProcedurePart.Meta):
        verbose_name = "ödenen kalem"
        verbose_name_plural = "ödenen kalemler"
        constraints: ClassVar = [models.UniqueConstraint(fields=["procedure", "item"], name="procedure_item_once")]

    def __str__(self) -> str:
        return words.FeeItem(self.item).label


class ProcedureChannel(ProcedurePart):
    """A way to pay. A transfer names its account; the others a link."""

    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="channels")
    channel = models.CharField("ödeme yolu", max_length=20, choices=PaymentChannel.choices())
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, null=True, blank=True, verbose_name="hesap")
    link = models.CharField("bağlantı", max_length=300, blank=True)
    note = models.CharField("not", max_length=300, blank=True)

    class Meta(ProcedurePart.Meta):
        verbose_name = "ödeme yolu"
        verbose_name_plural = "ödeme yolları"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(channel=PaymentChannel.TRANSFER, account__isnull=False)
                | (~models.Q(channel=PaymentChannel.TRANSFER) & models.Q(account__isnull=True)),
                name="channel_account_is_the_transfers",
                violation_error_message="Havale için hesabı seçin; öteki yollarda hesabı boş bırakın.",
            )
        ]

    def __str__(self) -> str:
        return PaymentChannel(self.channel).label


class ProcedureDescription(ProcedurePart):
    """Words that must stand on the receipt; ``{ad_soyad}``, ``{ad}``, ``{soyad}``, ``{tckn}`` are filled in."""

    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="descriptions")
    form = models.CharField("biçim", max_length=10, choices=words.WordingForm.choices())
    text = models.CharField("metin", max_length=200)
    place = models.CharField("nerede", max_length=20, choices=Place.choices())
    optional_words = models.CharField(
        "olmasa da olur", max_length=100, blank=True, help_text="Etiket de sayılabilecek sözcükler, boşlukla ayrılmış."
    )

    class Meta(ProcedurePart.Meta):
        verbose_name = "İstenen açıklama"
        verbose_name_plural = "İstenen açıklamalar"

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if not _holds_only_known_fields(self.text):
            sentence = "Yalnız {ad_soyad}, {ad}, {soyad} ve {tckn} yazılabilir; başka süslü ayraç kullanmayın."
            raise ValidationError({"text": ValidationError(sentence, code="placeholder")})


def _holds_only_known_fields(text: str) -> bool:
    """Tell whether ``text`` can be filled: plain names alone, for "{ad.__class__}" would reach into Python."""
    known = {"ad_soyad", "ad", "soyad", "tckn"}
    try:
        fields = [field for _, *field in string.Formatter().parse(text) if field[0] is not None]
    except ValueError:
        return False
    return all(name in known and not form and conversion is None for name, form, conversion in fields)


class ProcedureSigningMethod(ProcedurePart):
    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="signing_methods")
    method = models.CharField("İmza yöntemi", max_length=10, choices=words.SigningMethod.choices())

    class Meta(ProcedurePart.Meta):
        verbose_name = "İmza yöntemi"
        verbose_name_plural = "İmza yöntemleri"
        constraints: ClassVar = [models.UniqueConstraint(fields=["procedure", "method"], name="procedure_method_once")]

    def __str__(self) -> str:
        return words.SigningMethod(self.method).label


DEMANDED_PAPERS = [(paper.value, paper.label) for paper in words.Paper if paper is not words.Paper.DECLARATION]
"""What a procedure may ask for. A declaration is asked of nobody: a person whose receipt lacks words adds it."""


class ProcedurePaper(ProcedurePart):
    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="papers")
    paper = models.CharField("belge", max_length=20, choices=DEMANDED_PAPERS)
    name = models.CharField("adı (gerekirse)", max_length=150, blank=True)
    signing_method = models.CharField(
        "yalnız bu imzada", max_length=10, choices=words.SigningMethod.choices(), blank=True
    )
    asked_of = models.CharField(
        "kimden", max_length=12, choices=words.PaperFor.choices(), default=words.PaperFor.EVERYONE
    )
    deliver = models.PositiveSmallIntegerField("teslim edilen nüsha", default=0)
    keep = models.PositiveSmallIntegerField("başvuranda kalan nüsha", default=0)
    post = models.PositiveSmallIntegerField("postalanan nüsha", default=0)
    is_original = models.BooleanField("aslı istenir", default=False)
    copies_are_ours = models.BooleanField("nüsha sayısı bizim seçimimiz", default=False)

    class Meta(ProcedurePart.Meta):
        verbose_name = "belge"
        verbose_name_plural = "belgeler"

    def __str__(self) -> str:
        return self.name or words.Paper(self.paper).label


class ProcedureDelivery(ProcedurePart):
    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="deliveries")
    way = models.CharField("yol", max_length=20, choices=words.DeliveryWay.choices())
    place = models.CharField("yer", max_length=150)
    address = models.CharField("adres", max_length=250, blank=True)
    signing_method = models.CharField(
        "yalnız bu imzada", max_length=10, choices=words.SigningMethod.choices(), blank=True
    )

    class Meta(ProcedurePart.Meta):
        verbose_name = "teslim yeri"
        verbose_name_plural = "teslim yerleri"

    def __str__(self) -> str:
        return f"{words.DeliveryWay(self.way).label}: {self.place}"


class ProcedurePrerequisite(ProcedurePart):
    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="prerequisites")
    prerequisite = models.CharField("ön koşul", max_length=20, choices=words.Prerequisite.choices())
    text = models.CharField("açıklama", max_length=300)

    class Meta(ProcedurePart.Meta):
        verbose_name = "ön koşul"
        verbose_name_plural = "ön koşullar"

    def __str__(self) -> str:
        return words.Prerequisite(self.prerequisite).label


class ProcedureStep(ProcedurePart):
    """A line of the path: whose move, a plain sentence. IBAN, sum and phone are shown from their own columns."""

    procedure = models.ForeignKey("applications.Procedure", on_delete=models.CASCADE, related_name="steps")
    who = models.CharField("kim", max_length=40)
    title = models.CharField("başlık", max_length=150)
    text = models.CharField("metin", max_length=400, blank=True)
    link = models.CharField("bağlantı", max_length=300, blank=True)

    class Meta(ProcedurePart.Meta):
        verbose_name = "adım"
        verbose_name_plural = "adımlar"

    def __str__(self) -> str:
        return self.title
