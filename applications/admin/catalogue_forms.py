"""Forms of the catalogue's pages: sums as people type them, and no procedure that nobody could follow."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget

from applications.domain.vocabulary import Handler, Payer, SumMode
from payments.domain.amounts import format_lira
from payments.forms import LiraField


class SumField(LiraField):
    """A sum of a row: shown as it is typed, "1.080,00"."""

    def prepare_value(self, value: Any) -> Any:
        return format_lira(value).removesuffix(" TL") if isinstance(value, Decimal) else value


class PriceForm(forms.ModelForm):
    lira = SumField(label="Tutar (TL)")


class ProcedureForm(forms.ModelForm):
    """Applicants see a procedure as soon as it is saved, so it must say where to pay, where to go and what to do."""

    fixed_sum = SumField(label="Sabit tutar (TL)", required=False)
    fixed_sum_without_reader = SumField(label="Eski okuyucu kalırsa (TL)", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for sentence in self._missing(cleaned):
            self.add_error(None, sentence)
        return cleaned

    def _missing(self, cleaned: dict[str, Any]) -> Iterable[str]:
        if cleaned.get("payer") == Payer.APPLICANT and not self._rows("channels"):
            yield "Ödeme yolu ekleyin: başvuran nereye ödeyecek?"
        if cleaned.get("sum_mode") == SumMode.TARIFF and not self._rows("items"):
            yield "Ödenen kalem ekleyin: tutar bunların fiyatından hesaplanır."
        if cleaned.get("handler") != Handler.KAMU_SM and self._rows("papers") and not self._rows("deliveries"):
            yield "Teslim yeri ekleyin: belgeler nereye verilecek?"
        if not self._rows("steps"):
            yield "Adım ekleyin: başvuran sırayla ne yapacak?"

    def _rows(self, part: str) -> int:
        """Return how many child rows of ``part`` stay when the page is saved."""
        total = self.data.get(f"{part}-TOTAL_FORMS", "")
        numbers = range(min(int(total), 1000)) if total.isascii() and total.isdigit() else ()
        return sum(not self.data.get(f"{part}-{number}-DELETE") for number in numbers)


class NewVersionForm(forms.Form):
    """Asks on which day the next version begins."""

    valid_from = forms.DateField(
        label="Yeni sürümün ilk günü",
        help_text="Bu sürüm o gün biter; kopyası o gün başlar ve düzenlenebilir.",
        widget=AdminDateWidget,
    )
