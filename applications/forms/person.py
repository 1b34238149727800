"""Who applies: identity, place of work, how to reach them."""

from datetime import date
from typing import Any, ClassVar

from crispy_forms.layout import Div, Layout
from django import forms

from applications.domain.vocabulary import UNIT_KINDS, PaperFor, StaffCategory
from applications.forms.base import StepForm
from applications.forms.fields import DayField, MobileField, NameField, PaperField, TcknField
from applications.models import Unit
from esign_portal import turkish

ADULT = 18
EARLIEST_BIRTH_YEAR = 1900


class PersonForm(StepForm):
    """Identity as in the register: Kamu SM compares it letter by letter."""

    heading: ClassVar[str] = "Bilgilerinizi yazın"
    lead: ClassVar[str] = "Kimliğinizdeki gibi yazın: Kamu SM bu bilgileri nüfus kaydıyla karşılaştırır."
    layout: ClassVar[Layout | None] = Layout(
        "tckn",
        Div("first_name", "last_name", css_class="row-fields"),
        "birth_date",
        "is_naturalised",
        "title",
        "unit",
        "unit_text",
        "email",
        "mobile",
    )

    tckn = TcknField(label="T.C. kimlik numaranız", help_text="11 hane. Yabancı kimlik numaranız 99 ile başlar.")
    first_name = NameField(
        label="Adınız", max_length=80, autocomplete="given-name", missing="Adınızı kimliğinizdeki gibi yazın."
    )
    last_name = NameField(
        label="Soyadınız", max_length=80, autocomplete="family-name", missing="Soyadınızı kimliğinizdeki gibi yazın."
    )
    birth_date = DayField(
        label="Doğum tarihiniz", help_text="Gün, ay, yıl: 14.02.1985", missing="Doğum tarihinizi yazın."
    )
    is_naturalised = forms.BooleanField(
        label="Türk vatandaşlığına sonradan geçtim",
        required=False,
        help_text="Öyleyse bir belge daha istenir; belge listesinde görürsünüz.",
    )
    title = PaperField(
        label="Unvanınız",
        max_length=80,
        autocomplete="organization-title",
        help_text="Örneğin aile hekimi, hemşire, tabip.",
        missing="Unvanınızı yazın.",
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label="Görev yeriniz",
        required=False,
        empty_label="Listede yok, aşağıya yazacağım",
        error_messages={"invalid_choice": "Bu birim artık listede yok. Yeniden seçin ya da adını aşağıya yazın."},
    )
    unit_text = PaperField(
        label="Görev yerinizin adı",
        max_length=150,
        required=False,
        autocomplete="organization",
        help_text="Yalnız listede yoksa. Yazdığınız adı müdürlük listeyle eşleştirir.",
    )
    email = forms.EmailField(
        label="Kurumsal e-posta adresiniz",
        max_length=254,  # of the column; Django's own field takes 320
        help_text="Kamu SM bu adrese yazar. Örneğin ad.soyad@saglik.gov.tr",
        error_messages={
            "required": "Kurumsal e-posta adresinizi yazın.",
            "invalid": "Bu adres eksik görünüyor. ad.soyad@saglik.gov.tr biçiminde yazın.",
            "max_length": "En çok 254 harf sığar. Daha kısa yazın.",
        },
    )
    mobile = MobileField(label="Cep telefonunuz", help_text="05XX XXX XX XX. Kurye ve Kamu SM bu numarayı arar.")

    def prepare(self) -> None:
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["birth_date"].widget.attrs["autocomplete"] = "bday"
        if not any(paper.asked_of is PaperFor.NATURALISED for paper in self.rules.papers):
            del self.fields["is_naturalised"]
        self._offer_units()

    def _offer_units(self) -> None:
        units = units_for(self.draft.procedure.directorate_id, self.rules.category)
        declared = self.draft.corrects.unit if self.draft.corrects is not None else None
        if declared is not None and declared not in units:
            units.append(declared)  # closed meanwhile: a correction of something else does not ask for it again
        field = self.fields["unit"]
        # One of the two is needed, so neither is marked as optional.
        field.is_conditional = self.fields["unit_text"].is_conditional = True
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        field.choices = [("", field.empty_label), *((unit.pk, unit.name) for unit in units)]
        if not units:
            del self.fields["unit"]
            self.fields["unit_text"].help_text = "Resmî adıyla yazın. Müdürlük listesiyle eşleştirir."
            self.fields["unit_text"].label = "Görev yeriniz"

    def clean_birth_date(self) -> date:
        born = self.cleaned_data["birth_date"]
        if born > self.today:
            sentence = "Doğum tarihi bugünden sonra olamaz. Gün, ay, yıl sırasıyla yazın."
            raise forms.ValidationError(sentence, code="future")
        if born.year < EARLIEST_BIRTH_YEAR:
            raise forms.ValidationError("Doğum yılı 1900’den önce olamaz. Yılı yeniden yazın.", code="too_early")
        if _age(born, self.today) < ADULT:
            sentence = "Bu tarihe göre 18 yaşından küçüksünüz; e-imza 18 yaşından sonra verilir. Yılı kontrol edin."
            raise forms.ValidationError(sentence, code="under_age")
        return born

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        unit = cleaned.get("unit")
        if unit is not None:
            cleaned["unit_text"] = unit.name
        elif not cleaned.get("unit_text") and "unit_text" not in self.errors and "unit" not in self.errors:
            self.refuse("unit_text", "Görev yerinizi listeden seçin ya da adını yazın.", code="required")
        return {"unit": None, **cleaned}


def units_for(directorate_id: int, category: StaffCategory) -> list[Unit]:
    """Return the directorate's active units where people of ``category`` work, in Turkish order."""
    units = Unit.objects.filter(directorate_id=directorate_id, is_active=True)
    if category in UNIT_KINDS:
        units = units.filter(kind__in=UNIT_KINDS[category])
    return sorted(units, key=lambda unit: turkish.sort_key(unit.name))


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
