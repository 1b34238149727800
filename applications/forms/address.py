"""Where the courier goes, in separate fields; abbreviations are found and the long form offered."""

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Div, Field, Layout
from django import forms

from applications.domain.provinces import SORTED
from applications.domain.vocabulary import RequestKind
from applications.forms.base import StepForm
from applications.forms.fields import PaperField, digits_of
from applications.forms.repairs import Repair, marks_in, refusal_of, repair_of, with_repairs

CHECKED = ("district", "neighbourhood", "street", "building_no", "flat_no")
"""Fields in which abbreviations are looked for."""

_REPAIRED = "applications/_address_field.html"


class AddressForm(StepForm):
    """The delivery address. Where the procedure refuses abbreviations they are errors, elsewhere an offer."""

    heading: ClassVar[str] = "Kartınız hangi adrese gelsin?"
    lead: ClassVar[str] = "Kurye kartı yalnız size teslim eder; gündüz bulunduğunuz adresi yazın."
    layout: ClassVar[Layout | None] = Layout(
        Div("province", Field("district", template=_REPAIRED), css_class="row-fields align-items-start"),
        Field("neighbourhood", template=_REPAIRED),
        Field("street", template=_REPAIRED),
        Div(
            Field("building_no", template=_REPAIRED),
            Field("flat_no", template=_REPAIRED),
            css_class="row-fields align-items-start",
        ),
        "postal_code",
    )

    province = forms.ChoiceField(
        label="İl",
        choices=[("", "Seçin"), *((name, name) for name in SORTED)],
        error_messages={"required": "İli seçin.", "invalid_choice": "İli listeden seçin."},
    )
    district = PaperField(label="İlçe", max_length=60, autocomplete="address-level2", missing="İlçeyi yazın.")
    neighbourhood = PaperField(
        label="Mahalle", max_length=100, autocomplete="address-level3", missing="Mahalleyi yazın."
    )
    street = PaperField(
        label="Cadde veya sokak",
        max_length=150,
        autocomplete="address-line1",
        missing="Caddeyi ya da sokağı yazın.",
        help_text="Kısaltmadan: Caddesi, Sokağı, Bulvarı.",
    )
    building_no = PaperField(label="Bina no", max_length=30, missing="Bina numarasını yazın.")
    flat_no = PaperField(label="Daire", max_length=30, required=False)
    postal_code = PaperField(label="Posta kodu", required=False, autocomplete="postal-code", help_text="5 hane.")
    as_typed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(None if data is None else with_repairs(data, CHECKED), **kwargs)

    def prepare(self) -> None:
        self.fields["province"].widget.attrs["autocomplete"] = "address-level1"
        self.fields["postal_code"].widget.attrs["inputmode"] = "numeric"
        self.initial.setdefault("province", self.draft.procedure.directorate.province)
        if self.rules.kind is RequestKind.CARD_READER:
            self.heading = "Okuyucu hangi adrese gelsin?"
            self.lead = "Kart okuyucu, faturasıyla birlikte bu adrese gönderilir."
        if self.rules.refuses_abbreviations:
            self.fields["street"].help_text = "Adreste kısaltma kullanılmaz: Caddesi, Sokağı, Bulvarı yazın."
        for name in CHECKED:
            self.fields[name].repair = self._repair(name)

    def clean_postal_code(self) -> str:
        code = digits_of(self.cleaned_data["postal_code"])
        if code and not (len(code) == 5 and code.isascii() and code.isdigit()):
            raise forms.ValidationError("Posta kodu 5 rakamdır. Bilmiyorsanız boş bırakın.", code="postal_code")
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.rules.refuses_abbreviations:
            for name in [name for name in CHECKED if cleaned.get(name)]:
                sentence = refusal_of(cleaned[name])
                if sentence is not None:
                    self.refuse(name, sentence, code="abbreviation")
        return cleaned

    @property
    def asks_again(self) -> bool:
        return any(self.fields[name].repair is not None for name in CHECKED)

    @property
    def shown_marks(self) -> str:
        """Return what this page shows and the person may leave as it is, for the hidden ``as_typed``."""
        return "|".join(mark for name in CHECKED for mark in marks_in(name, self._text(name)))

    def _repair(self, name: str) -> Repair | None:
        as_typed = frozenset(self._text("as_typed").split("|"))
        may_stay = not self.rules.refuses_abbreviations
        return repair_of(name, self._text(name), as_typed=as_typed, may_stay=may_stay)

    def _text(self, name: str) -> str:
        source = self.data if self.is_bound else self.initial
        return str(source.get(name) or "")
