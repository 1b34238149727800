"""What a person says about a payment whose receipt lacks words. What the receipt tells for sure is not asked."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from applications.domain.declaration import Declared, DemandedPart, part_in_words
from applications.domain.payment_due import PersonName
from applications.forms.fields import DayField, PlainField
from payments.domain.receipt import ReceiptFields
from payments.forms import LARGEST_SUM, LiraField

LONGEST_REFERENCE = 60
_REFERENCE = re.compile(r"[\w ./:-]*\d[\w ./:-]*")


class DeclarationForm(forms.Form):
    """Asks what could not be read from ``fields``, and which of ``parts`` are missing.

    ``is_anywhere``: they may stand anywhere on the receipt, not in its description alone.
    """

    paid_on = DayField(
        label="Ödeme günü",
        missing="Paranın gönderildiği günü yazın: 16.11.2026 gibi.",
        help_text="Dekonttaki gün, ay, yıl: 16.11.2026",
    )
    lira = LiraField(
        label="Ödenen tutar (TL)",
        help_text="Banka ücreti olmadan: 1.080,00 gibi.",
        error_messages={"required": "Gönderilen tutarı yazın: 1.080,00 gibi."},
    )
    reference = PlainField(
        label="Bankanın işlem numarası",
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text="Dekontta sorgu, işlem, fiş ya da belge numarası diye geçer. Hiçbiri yoksa boş bırakın.",
    )
    missing = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Eksik olanları işaretleyin."},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        fields: ReceiptFields,
        parts: Iterable[DemandedPart],
        person: PersonName,
        is_anywhere: bool,
        today: date,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        self.known = read_for_sure(fields, today=today)
        for name in self.known:
            del self.fields[name]
        self._ask_for_missing(is_anywhere=is_anywhere)
        self.fields["missing"].choices = [(part.key, part_in_words(part.key, person)) for part in parts]

    def _ask_for_missing(self, *, is_anywhere: bool) -> None:
        field, where = self.fields["missing"], "Dekonta" if is_anywhere else "Dekontun açıklamasına"
        field.label = "Dekontta bulunmayanlar" if is_anywhere else "Açıklamada bulunmayanlar"
        field.help_text = f"{where} bakın; orada yazmayan her şeyi işaretleyin."

    def clean_paid_on(self) -> date:
        day: date = self.cleaned_data["paid_on"]
        if day > self.today:
            raise ValidationError("Ödeme günü bugünden sonra olamaz. Dekonttaki günü yazın.", code="future")
        return day

    def clean_lira(self) -> Any:
        lira = self.cleaned_data["lira"]
        if not lira:
            raise ValidationError("Tutar sıfırdan büyük olmalı. Dekonttaki tutarı yazın.", code="zero")
        return lira

    def clean_reference(self) -> str:
        typed: str = self.cleaned_data["reference"]
        if typed and not _REFERENCE.fullmatch(typed):
            sentence = "Numarayı dekontta yazdığı gibi yazın; dekontta numara yoksa boş bırakın."
            raise ValidationError(sentence, code="reference")
        return typed

    def declared(self) -> Declared:
        """Return what is declared, read or typed. Call it on a valid form."""
        said = {**self.known, **self.cleaned_data}
        return Declared(
            paid_on=said["paid_on"],
            lira=said["lira"],
            reference=said["reference"],
            missing=tuple(said["missing"]),
        )


def read_for_sure(fields: ReceiptFields, *, today: date) -> dict[str, Any]:
    """Return what the receipt says about the transfer beyond doubt; a picture is read with doubt, so it is asked.

    So is what cannot be declared: a day to come, a sum or a number that nobody could type.
    """
    if fields.is_ocr or fields.several:
        return {}
    is_lira = fields.currency in (None, "TRY") and fields.amount is not None and 0 < fields.amount <= LARGEST_SUM
    read = {
        "paid_on": fields.date if fields.date is not None and fields.date <= today else None,
        "lira": fields.amount if is_lira else None,
        "reference": fields.reference if len(fields.reference or "") <= LONGEST_REFERENCE else None,
    }
    return {name: value for name, value in read.items() if value}
