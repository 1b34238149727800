"""What a bank's app shows for confirmation, as the person pasted it. Checked at once and kept nowhere."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from payments.domain.screen import LONGEST


class BankScreenForm(forms.Form):
    """One box. Its text is judged by the view: what holds nothing of a transfer is refused there."""

    NOTHING_FOUND: ClassVar[str] = (
        "Bu yazıda IBAN, tutar ya da açıklama bulamadık. Bankanızın onay ekranındaki yazıyı olduğu gibi yapıştırın."
    )

    ekran = forms.CharField(
        label="Bankanızın onay ekranındaki yazı",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Kutu boş. Bankanızın onay ekranındaki yazıyı seçip kopyalayın, buraya yapıştırın.",
            "max_length": "Yazı çok uzun. Yalnız onay ekranındaki yazıyı yapıştırın.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Else the browser cuts a longer text without a word, and half of a screen would be judged.
        self.fields["ekran"].widget.attrs.pop("maxlength", None)

    def refuse_as_empty(self) -> None:
        """Say that the text holds nothing that could be compared."""
        self.add_error("ekran", ValidationError(self.NOTHING_FOUND, code="nothing_found"))
