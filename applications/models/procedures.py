"""What a directorate asks of one category of staff for one kind of request, in dated versions.

Entered by officers or loaded once from ``fixtures/``; ``applications.catalogue`` reads it as
``domain.procedures.Rules``.
"""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format

from applications.domain import vocabulary as words
from applications.models.catalogue import Directorate
from applications.models.spans import refuse_overlap


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
    allows_declaration = models.BooleanField(
        "Açıklaması eksik dekont için dilekçe kabul edilir",
        default=False,
        help_text="Başvuran, dekontta bulunmayan sözler için imzalı bir dilekçe verebilir.",
    )
    longest_receipt_age = models.PositiveSmallIntegerField(
        "Dekont en çok kaç günlük olabilir",
        default=180,
        null=True,
        blank=True,
        validators=[MinValueValidator(1, "En az 1 gün yazın; sınır yoksa boş bırakın.")],
        help_text="Ödemeden bugüne geçen gün. Boşsa sınır yoktur.",
    )
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
            models.CheckConstraint(
                condition=Q(longest_receipt_age__isnull=True) | Q(longest_receipt_age__gte=1),
                name="procedure_receipt_age_is_positive",
                violation_error_message="Dekontun yaşı en az 1 gün olabilir; sınır yoksa boş bırakın.",
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
        refuse_overlap(self, siblings, code="procedure_overlap", what="aynı başvurunun başka bir sürümüyle")
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
