"""How the application at Kamu SM is signed; it decides which papers are due."""

from typing import Any, ClassVar

from django import forms

from applications.domain.vocabulary import SigningMethod
from applications.forms.base import StepForm

WHAT_IT_MEANS = {
    SigningMethod.WET: "formu yazdırır, elle imzalar, teslim edersiniz",
    SigningMethod.CONSENT: "daha önce verdiğiniz onayla, geçerli kartınız üzerinden; form imzalanmaz",
    SigningMethod.E_SIGNED: "geçerli e-imzanızla bilgisayarda imzalarsınız; form basılmaz",
}
NEEDS_CERTIFICATE = (
    "Süresi dolmuş sertifikayla e-imza atılamaz, e-onay verilemez. Geçerliyse kutuyu işaretleyin; "
    "değilse ıslak imzayı seçin."
)


class SigningForm(StepForm):
    """The methods the procedure takes, one sentence each."""

    heading: ClassVar[str] = "Başvuruyu nasıl imzalayacaksınız?"
    lead: ClassVar[str] = "Teslim edeceğiniz belgeler buna göre değişir."

    signing_method = forms.TypedChoiceField(
        label="İmza yöntemi",
        coerce=SigningMethod,
        widget=forms.RadioSelect,
        error_messages={"required": "İmza yöntemini seçin.", "invalid_choice": "Listedeki yöntemlerden birini seçin."},
    )
    has_valid_certificate = forms.BooleanField(
        label="Bugün geçerli bir e-imza sertifikam var",
        required=False,
        help_text="E-onaylı ve e-imzalı başvuru için gereklidir; ıslak imzada boş bırakın.",
    )

    def prepare(self) -> None:
        methods = self.rules.signing_methods
        self.fields["signing_method"].choices = [
            (method.value, f"{method.label}: {WHAT_IT_MEANS[method]}") for method in methods
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        method = cleaned.get("signing_method")
        if method and method.needs_valid_certificate and not cleaned.get("has_valid_certificate"):
            self.refuse("has_valid_certificate", NEEDS_CERTIFICATE, code="needs_certificate")
        return cleaned
