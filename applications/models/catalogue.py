"""What the directorates' procedures rest on: directorates, units, prices.

Everything here is entered by officers or loaded once from ``fixtures/``.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format

from applications.domain import vocabulary as words
from applications.models.spans import refuse_overlap


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
        refuse_overlap(self, others, code="price_overlap", what="aynı kalemin başka bir fiyatıyla")
