"""What is asked before the papers of a batch are made. What is left empty is left to the pen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from applications.domain.batch_papers import Addressee, Closing
from applications.forms.fields import DayField, PlainField, plain
from applications.printing.batch_papers import Wording
from esign_portal import turkish

OTHER, OPEN = "baska", "elle"
_LONGEST_LINE = 200


class LinesField(forms.Field):
    """Some lines of text: gives a tuple of those that are not empty. ``most``: how many of them there may be."""

    widget = forms.Textarea

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": min(most, 3)}), required=False, **kwargs)
        self.most = most

    def to_python(self, value: Any) -> tuple[str, ...]:
        return tuple(filter(None, map(plain, str(value or "").splitlines())))

    def validate(self, value: tuple[str, ...]) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(f"En çok {self.most} satır sığar; {len(value)} satır yazdınız.", code="lines")
        if any(len(line) > _LONGEST_LINE for line in value):
            raise ValidationError(f"Bir satıra en çok {_LONGEST_LINE} harf sığar. Satırı bölün.", code="length")


class ReceiverForm(forms.Form):
    """Asks who takes the papers: one of ``known``, another, or left open."""

    receiver = forms.ChoiceField(
        label="Teslim alan",
        widget=forms.RadioSelect,
        error_messages={"required": "Belgeleri kimin teslim alacağını seçin."},
    )
    other = PlainField(
        label="Teslim alanın adı",
        max_length=_LONGEST_LINE,
        required=False,
        help_text="“Başka bir yer” seçtiyseniz yazın.",
    )

    def __init__(self, data: Any = None, *, known: Sequence[Addressee], today: date) -> None:
        super().__init__(data)
        self.known = known
        options = [(OTHER, "Başka bir yer"), (OPEN, "Boş kalsın, elle yazılacak")]
        self.fields["receiver"].choices = [*_numbered(known), *options]
        self.fields["receiver"].initial = "0" if known else OPEN

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("receiver") == OTHER and answers.get("other") == "":
            self.add_error("other", ValidationError("Belgeleri teslim alanın adını yazın.", code="required"))
        return answers

    @property
    def receiver_name(self) -> str:
        """Return who takes the papers; empty when that is left open. Call it on a valid form."""
        chosen: str = self.cleaned_data["receiver"]
        if chosen in (OTHER, OPEN):
            return self.cleaned_data["other"] if chosen == OTHER else ""
        return self.known[int(chosen)].name


class CoveringLetterForm(forms.Form):
    """Asks for what only the person knows about the letter. ``known``: to whom it usually goes."""

    addressee = forms.ChoiceField(
        label="Muhatap",
        widget=forms.RadioSelect,
        error_messages={"required": "Yazının kime gideceğini seçin."},
    )
    other = PlainField(
        label="Muhatabın adı",
        max_length=_LONGEST_LINE,
        required=False,
        help_text="“Başka bir yer” seçtiyseniz, yazıda duracağı gibi ekiyle yazın: Mersin Valiliğine",
    )
    other_lines = LinesField(
        most=3, label="Muhatabın birimi ya da adresi", help_text="Her satır yazıda bir satır olur; en çok 3 satır."
    )
    number = PlainField(label="Sayı", max_length=60, required=False, help_text="Kayıtta verilecekse boş bırakın.")
    day = DayField(
        label="Tarih",
        required=False,
        missing="",
        help_text="Gün, ay, yıl: 16.11.2026. Kayıtta verilecekse boş bırakın.",
    )
    references = LinesField(most=5, label="İlgi", help_text="Varsa yazın. Her satır bir ilgi olur; en çok 5 satır.")
    closing = forms.ChoiceField(
        label="Kapanış",
        widget=forms.RadioSelect,
        choices=Closing.choices(),
        initial=Closing.TO_SUPERIOR,
        help_text="Üst ve aynı düzeydeki makama arz, alt makama rica edilir.",
        error_messages={"required": "Yazının nasıl biteceğini seçin."},
    )
    signer = PlainField(
        label="İmzalayanın adı soyadı",
        max_length=100,
        required=False,
        help_text="Yazı elle imzalanır. Boş bırakırsanız yeri kalır.",
    )
    signer_title = PlainField(label="İmzalayanın unvanı", max_length=100, required=False)

    def __init__(self, data: Any = None, *, known: Sequence[Addressee], today: date) -> None:
        super().__init__(data)
        self.known = known
        self.fields["addressee"].choices = [*_numbered(known), (OTHER, "Başka bir yer")]
        self.fields["addressee"].initial = "0" if known else OTHER
        self.fields["day"].initial = f"{today:%d.%m.%Y}"

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("addressee") == OTHER and answers.get("other") == "":
            self.add_error("other", ValidationError("Muhatabın adını yazın.", code="required"))
        return answers

    def chosen_addressee(self) -> Addressee:
        """Return whom the letter addresses. Call it on a valid form."""
        answers = self.cleaned_data
        if answers["addressee"] != OTHER:
            return self.known[int(answers["addressee"])]
        name: str = answers["other"]
        return Addressee(name=name, dative=turkish.upper(name), lines=answers["other_lines"])

    def wording(self) -> Wording:
        """Return the rest. Call it on a valid form."""
        answers = self.cleaned_data
        return Wording(
            number=answers["number"],
            day=answers["day"],
            references=answers["references"],
            closing=Closing(answers["closing"]),
            signer=answers["signer"],
            signer_title=answers["signer_title"],
        )


def _numbered(known: Sequence[Addressee]) -> list[tuple[str, str]]:
    return [(str(number), _in_one_line(each)) for number, each in enumerate(known)]


def _in_one_line(addressee: Addressee) -> str:
    """Return the name with its unit, which has brackets of its own, and its address."""
    return addressee.name + "".join(f" {line}" if line.startswith("(") else f", {line}" for line in addressee.lines)
