"""The certificate that is to be renewed: not over yet, and in its last three months."""

from datetime import date
from typing import ClassVar

from django import forms
from django.urls import reverse

from applications import catalogue
from applications.domain.procedures import AmbiguousProcedure, NoProcedureInForce
from applications.domain.renewal import earliest_renewal, is_expired
from applications.domain.vocabulary import RequestKind
from applications.forms.base import Exit, StepForm
from applications.forms.fields import DayField
from payments.domain.dates import format_day

EXPIRED = "Sertifikanızın süresi dolmuş: yenileme değil, ilk başvuru yapılır."
SOURCE = "Kamu SM yenileme koşulları"


class CertificateForm(StepForm):
    """The last day of the present certificate. ``exit`` says what to do when it cannot be renewed today."""

    heading: ClassVar[str] = "Şimdiki sertifikanız ne zaman bitiyor?"
    lead: ClassVar[str] = (
        "Yenileme, sertifika geçerliyken ve bitimine en çok 3 ay kala yapılır. Kimlik bilgileriniz değişmişse "
        "yenileme değil, yeni başvuru gerekir."
    )

    certificate_ends_on = DayField(
        label="Sertifikanızın son günü",
        help_text="Gün, ay, yıl: 14.02.2027. Kamu SM Online İşlemler’de ve kart yazılımında yazar.",
        missing="Sertifikanızın son gününü yazın.",
    )

    def clean_certificate_ends_on(self) -> date:
        ends_on = self.cleaned_data["certificate_ends_on"]
        if is_expired(ends_on, today=self.today):
            self.exit = self._first_issue(ends_on)
            raise forms.ValidationError(EXPIRED, code="expired")
        earliest = earliest_renewal(ends_on)
        if self.today < earliest:
            self.exit = _too_early(ends_on, earliest)
            sentence = f"Yenileme için henüz erken. En erken {format_day(earliest)} günü başvurabilirsiniz."
            raise forms.ValidationError(sentence, code="too_early")
        return ends_on

    def _first_issue(self, ends_on: date) -> Exit:
        """Send on to a first issue where the directorate has a rule for it."""
        old = self.draft.procedure
        try:
            catalogue.procedure_in_force(old.directorate, old.category, RequestKind.FIRST, day=self.today)
        except (NoProcedureInForce, AmbiguousProcedure):
            link, label = reverse("applications:home"), "Başka bir işlem seç"
        else:
            link = reverse("applications:path", args=[old.directorate.plate, old.category, RequestKind.FIRST])
            label = "İlk başvuruya geç"
        return Exit(
            title="Sertifikanızın süresi dolmuş",
            text="Süresi dolan sertifika yenilenmez; ilk başvuru yapılır. Yazdıklarınız bu taslakta durur.",
            facts=(("Bittiği gün", format_day(ends_on)), ("Dayanak", SOURCE)),
            link=link,
            link_label=label,
        )


def _too_early(ends_on: date, earliest: date) -> Exit:
    return Exit(
        title="Yenileme için henüz erken",
        text=f"Sertifikanız {format_day(ends_on)} günü bitiyor. Yenileme, bitime en çok 3 ay kala yapılır.",
        facts=(("En erken", format_day(earliest)), ("Dayanak", SOURCE)),
        link=reverse("applications:home"),
        link_label="Başka bir işlem seç",
    )
