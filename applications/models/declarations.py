"""What a person declares, signed on paper, when the receipt lacks words that the directorate asks for."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.domain.declaration import TCKN
from payments.domain.outcomes import Check, Outcome
from payments.models import Payment, Receipt

WORD_CHECKS = (Check.DESCRIPTION, Check.PAYER_TCKN)
"""The checks that look for demanded words."""


class Declaration(models.Model):
    """A letter that says which payment was made for the request although its receipt lacks words.

    ``missing``: list of str, each a demanded part that the receipt lacks, in the procedure's own writing
    (``{ad_soyad}``, ``{tckn}``, or words as they are asked for); the person's data are filled in when it is printed.
    """

    payment = models.OneToOneField(Payment, on_delete=models.CASCADE, related_name="declaration", verbose_name="ödeme")
    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="+", verbose_name="dekont")
    paid_on = models.DateField("ödeme günü")
    lira = models.DecimalField("tutar (TL)", max_digits=10, decimal_places=2)
    reference = models.CharField("bankanın işlem numarası", max_length=60, blank=True)
    missing = models.JSONField("dekontta bulunmayanlar")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("hazırlandı")

    class Meta:
        verbose_name = "dilekçe"
        verbose_name_plural = "dilekçeler"
        constraints: ClassVar = [models.CheckConstraint(condition=Q(lira__gt=0), name="declaration_lira_is_positive")]

    def __str__(self) -> str:
        return f"Dilekçe {self.pk}"

    def stands_for(self, check: Check) -> bool:
        """Tell whether what is declared to be missing is what ``check`` looks for."""
        return check is Check.DESCRIPTION or (check is Check.PAYER_TCKN and TCKN in self.missing)

    @property
    def is_needed(self) -> bool:
        """Tell whether the receipt still lacks words and no other file of the payment agrees in everything."""
        others = [row for row in self.payment.receipts.all() if row.pk != self.receipt_id and not row.is_typed]
        return not _has_all_words(self.receipt) and all(row.outcome != Outcome.AGREES for row in others)


def _has_all_words(receipt: Receipt) -> bool:
    outcomes = {row.outcome for row in receipt.checks.all() if row.check_name in WORD_CHECKS}
    return outcomes == {Outcome.AGREES}
