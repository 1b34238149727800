"""The privacy notice: read before the first personal answer is kept (KVKK)."""

from datetime import datetime
from typing import ClassVar

from django import forms

from applications.forms.base import StepForm


class NoticeForm(StepForm):
    """A tick that the notice was read. It is information, not consent."""

    heading: ClassVar[str] = "Önce aydınlatma metnini okuyun"
    lead: ClassVar[str] = "Kişisel bilgilerinizi yazmaya bundan sonra başlarsınız."

    notice_read = forms.BooleanField(
        label="Aydınlatma metnini okudum", error_messages={"required": "Metni okuyup kutuyu işaretleyin."}
    )

    def typed(self, at: datetime) -> dict[str, str]:
        return {**super().typed(at), "read_at": at.isoformat()}
