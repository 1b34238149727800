"""What the directorates ask: directorates, units, prices, procedures.

Everything here is entered by officers or loaded once from ``fixtures/``; ``applications.catalogue``
reads it as ``domain.procedures.Rules``.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format

from applications.domain import vocabulary as words


class DirectorateManager(models.Manager["Directorate"]):
    def get_by_natural_key(self, plate: int) -> "Directorate":
        return self.get(plate=plate)


class Directorate(models.Model):
    """A provincial health directorate. ``plate`` is the province's vehicle plate number, 1–81."""

    plate = models.PositiveSmallIntegerField("plaka", unique=True)
    province = models.CharField("İl", max_length=40)
    name = models.CharField("adı", max_length=120)
    desk = models.CharField("birim (masa)", max_length=120, default="Sağlık Bilgi Sistemleri Birimi")
    address = models.CharField("adres", max_length=250, blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    mailbox = models.EmailField("e-posta kutusu", blank=True)

    objects: ClassVar[DirectorateManager] = DirectorateManager()

    class Meta:
        verbose_name = "müdürlük"
        verbose_name_plural = "müdürlükler"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(plate__gte=1, plate__lte=81), name="directorate_plate_is_a_province")
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[int]:
        return (self.plate,)


class UnitManager(models.Manager["Unit"]):
    def get_by_natural_key(self, plate: int, kind: str, name: str) -> "Unit":
        return self.get(directorate__plate=plate, kind=kind, name=name)


class Unit(models.Model):
    """A place of work inside a directorate."""

    directorate = models.ForeignKey(
        Directorate, on_delete=models.PROTECT, related_name="units", verbose_name="müdürlük"
    )
    kind = models.CharField("tür", max_length=20, choices=words.UnitKind.choices())
    name = models.CharField("adı", max_length=120)
    is_active = models.BooleanField("etkin", default=True)

    objects: ClassVar[UnitManager] = UnitManager()

    class Meta:
        verbose_name = "birim"
        verbose_name_plural = "birimler"
        constraints: ClassVar = [models.UniqueConstraint(fields=["directorate", "kind", "name"], name="unit_once")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[int, str, str]:
        return (self.directorate.plate, self.kind, self.name)

    natural_key.dependencies = ["applications.directorate"]  # type: ignore[attr-defined]  # Django reads it from the function


class PriceManager(models.Manager["Price"]):
    def get_by_natural_key(self, item: str, valid_from: str) -> "Price":
        return self.get(item=item, valid_from=valid_from)


class Price(models.Model):
    """Kamu SM's tariff, one item from one day on (half-open). A gap between rows means: unknown."""

    item = models.CharField("kalem", max_length=10, choices=words.FeeItem.choices())
    lira = models.DecimalField("tutar (TL)", max_digits=10, decimal_places=2)
    valid_from = models.DateField("İlk gün")
    valid_until = models.DateField("bittiği gün", null=True, blank=True, help_text="Bu gün artık geçerli değildir.")
    confirmed_on = models.DateField("son doğrulama", null=True, blank=True)
    source = models.CharField("kaynak", max_length=300)

    objects: ClassVar[PriceManager] = PriceManager()

    class Meta:
        verbose_name = "fiyat"
        verbose_name_plural = "fiyatlar"
        ordering: ClassVar = ["item", "valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "valid_from"], name="price_once_a_day"),
            models.CheckConstraint(
                condition=Q(lira__gt=0),
                name="price_is_positive",
                violation_error_message="Tutar sıfırdan büyük olmalı.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="price_ends_after_it_begins",
                violation_error_message="Bittiği gün, ilk günden sonra olmalı.",
            ),
        ]

    def __str__(self) -> str:
        return f"{words.FeeItem(self.item).label}, {date_format(self.valid_from, 'SHORT_DATE_FORMAT')}"

    def natural_key(self) -> tuple[str, str]:
        return (self.item, self.valid_from.isoformat())

    def clean(self) -> None:
        others = Price.objects.filter(item=self.item).exclude(pk=self.pk)
        _refuse_overlap(self, others, code="price_overlap", what="aynı kalemin başka bir fiyatıyla")


class ProcedureManager(models.Manager["Procedure"]):
    def get_by_natural_key(self, plate: int, category: str, kind: str, reason: str, valid_from: str) -> "Procedure":
        return self.get(directorate__plate=plate, category=category, kind=kind, reason=reason, valid_from=valid_from)

    def with_parts(self) -> models.QuerySet["Procedure"]:
        """Return procedures with everything ``catalogue.rules_of`` reads, in a fixed number of queries."""
        return self.select_related("directorate").prefetch_related(
            "items",
            "channels__account__titles",
            "descriptions",
            "signing_methods",
            "papers",
            "deliveries",
            "prerequisites",
            "steps",
        )


class Procedure(models.Model):
    """One version of what a directorate asks of one category of staff for one kind of request."""

    directorate = models.ForeignKey(
        Directorate, on_delete=models.PROTECT, related_name="procedures", verbose_name="müdürlük"
    )
    category = models.CharField("personel", max_length=20, choices=words.StaffCategory.choices())
    kind = models.CharField("başvuru türü", max_length=20, choices=words.RequestKind.choices())
    reason = models.CharField(
        "neden", max_length=80, blank=True, help_text="Yalnız “Diğer neden” için: arızalı kart, değişen kimlik bilgisi…"
    )
    valid_from = models.DateField("İlk gün")
    valid_until = models.DateField("bittiği gün", null=True, blank=True, help_text="Bu gün artık geçerli değildir.")
    payer = models.CharField("kim öder", max_length=20, choices=words.Payer.choices())
    handler = models.CharField("kim karar verir", max_length=20, choices=words.Handler.choices())
    via_unit = models.BooleanField("kâğıtlar önce birimde durur", default=False)
    is_listed = models.BooleanField("Kamu SM listesine girer, bağlantı beklenir", default=False)
    pay_when = models.CharField("ne zaman ödenir", max_length=20, choices=words.PayWhen.choices(), blank=True)
    sum_mode = models.CharField("tutar", max_length=20, choices=words.SumMode.choices())
    fixed_sum = models.DecimalField("sabit tutar (TL)", max_digits=10, decimal_places=2, null=True, blank=True)
    fixed_sum_without_reader = models.DecimalField(
        "eski okuyucu kalırsa (TL)", max_digits=10, decimal_places=2, null=True, blank=True
    )
    fixed_sum_since = models.DateField(
        "sabit tutarın ilk günü", null=True, blank=True, help_text="Boşsa bu sürümün ilk günü."
    )
    reader_may_be_kept = models.BooleanField(
        "eski okuyucu kalabilir", default=False, help_text="Tarifeyle: okuyucusunu tutan yalnız sertifikayı öder."
    )
    refuses_abbreviations = models.BooleanField("adreste kısaltma kabul edilmez", default=False)
    payer_is_stated = models.BooleanField(
        "ödeyen kaynakta yazıyor", default=True, help_text="İşaretli değilse ödeyeni kaynaktan biz çıkardık."
    )
    source = models.CharField("kaynak", max_length=300)
    source_url = models.CharField("kaynak adresi", max_length=300, blank=True)
    source_on = models.DateField("kaynağın tarihi", null=True, blank=True)
    read_on = models.DateField("okunduğu gün")
    our_notes = models.CharField("bizim seçtiklerimiz", max_length=500, blank=True)

    objects: ClassVar[ProcedureManager] = ProcedureManager()

    class Meta:
        verbose_name = "usul"
        verbose_name_plural = "usuller"
        ordering: ClassVar = ["directorate", "category", "kind", "valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["directorate", "category", "kind", "reason", "valid_from"], name="procedure_version_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="procedure_ends_after_it_begins",
                violation_error_message="Bittiği gün, ilk günden sonra olmalı.",
            ),
            models.CheckConstraint(
                condition=(Q(kind=words.RequestKind.OTHER) & ~Q(reason=""))
                | (~Q(kind=words.RequestKind.OTHER) & Q(reason="")),
                name="procedure_reason_is_for_other",
                violation_error_message="Nedeni yalnız “Diğer neden” türünde yazın.",
            ),
        ]

    def __str__(self) -> str:
        category, kind = words.StaffCategory(self.category).label, words.RequestKind(self.kind).label
        since = date_format(self.valid_from, "SHORT_DATE_FORMAT")
        return f"{self.directorate.province} · {category} · {self.reason or kind} · {since}"

    def natural_key(self) -> tuple[int, str, str, str, str]:
        return (self.directorate.plate, self.category, self.kind, self.reason, self.valid_from.isoformat())

    natural_key.dependencies = ["applications.directorate"]  # type: ignore[attr-defined]  # Django reads it from the function

    def clean(self) -> None:
        siblings = Procedure.objects.filter(
            directorate_id=self.directorate_id, category=self.category, kind=self.kind, reason=self.reason
        ).exclude(pk=self.pk)
        _refuse_overlap(self, siblings, code="procedure_overlap", what="aynı başvurunun başka bir sürümüyle")
        self._refuse_contradictions()

    def _refuse_contradictions(self) -> None:
        if not self.source.strip():
            raise ValidationError({"source": ValidationError("Kaynağı yazın: hangi sayfa, hangi yazı.", code="source")})
        pays = self.payer == words.Payer.APPLICANT
        if pays and not self.pay_when:
            raise ValidationError(
                {"pay_when": ValidationError("Başvuran ödüyorsa ne zaman ödediğini seçin.", code="pay_when")}
            )
        if pays == (self.sum_mode == words.SumMode.NONE):
            sentence = "Tutarı seçin." if pays else "Kurum ödüyorsa tutar “Başvuran ödemez” olmalı."
            raise ValidationError({"sum_mode": ValidationError(sentence, code="sum_mode")})
        if (self.sum_mode == words.SumMode.FIXED) != (self.fixed_sum is not None):
            sentence = "Sabit tutarı yazın; başka tutar biçimlerinde boş bırakın."
            raise ValidationError({"fixed_sum": ValidationError(sentence, code="fixed_sum")})


def _refuse_overlap(row: Any, others: models.QuerySet[Any], *, code: str, what: str) -> None:
    """Refuse a half-open span that shares a day with another row (SQLite has no exclusion constraint)."""
    if row.valid_from is None:
        return
    clashing = others.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=row.valid_from))
    if row.valid_until is not None:
        clashing = clashing.filter(valid_from__lt=row.valid_until)
    other = clashing.first()
    if other is not None:
        since = date_format(other.valid_from, "SHORT_DATE_FORMAT")
        sentence = f"Bu günler {what} çakışıyor ({since}’den beri). Öncekini bitirin ya da ilk günü değiştirin."
        raise ValidationError({"valid_from": ValidationError(sentence, code=code)})
