"""What is asked before the papers of a batch are made. What is left empty is left to the pen."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

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


def _radios(*, missing: str, **kwargs: Any) -> forms.ChoiceField:
    """Return a choice that shows all it offers. ``missing``: what to do when nothing is chosen, or what is no more."""
    said = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(widget=forms.RadioSelect, error_messages=said, **kwargs)


class _KnownOrOtherForm(forms.Form):
    """Asks for one of ``known``, or for another by its name, in ``other``.

    What is sent is the words that were read, never a place in a list that may have changed since.
    ``asked``: the field of the choice; ``beside``: what it offers beside those known, the last of which is chosen where
    nobody is known; ``name_missing``: what to do when the other has no name; ``today``: for forms that ask for a day.
    """

    asked: ClassVar[str]
    beside: ClassVar[tuple[tuple[str, str], ...]] = ((OTHER, "Başka bir yer"),)
    name_missing: ClassVar[str]

    def __init__(self, data: Any = None, *, known: Sequence[Addressee], today: date) -> None:
        super().__init__(data)
        self.known = {_in_one_line(each): each for each in known}
        self.fields[self.asked].choices = [*((line, line) for line in self.known), *self.beside]
        self.fields[self.asked].initial = next(iter(self.known), self.beside[-1][0])

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or {}
        if answers.get(self.asked) == OTHER and answers.get("other") == "":
            self.add_error("other", ValidationError(self.name_missing, code="required"))
        return answers

    def chosen_of_known(self) -> Addressee | None:
        """Return who is chosen; ``None`` when it is nobody known. Call it on a valid form."""
        return self.known.get(self.cleaned_data[self.asked])


class ReceiverForm(_KnownOrOtherForm):
    """Asks who takes the papers: one of ``known``, another, or left open."""

    asked = "receiver"
    beside = (*_KnownOrOtherForm.beside, (OPEN, "Boş kalsın, elle yazılacak"))
    name_missing = "Belgeleri teslim alanın adını yazın."

    receiver = _radios(label="Teslim alan", missing="Belgeleri kimin teslim alacağını seçin.")
    other = PlainField(
        label="Teslim alanın adı",
        max_length=_LONGEST_LINE,
        required=False,
        help_text="“Başka bir yer” seçtiyseniz yazın.",
    )

    @property
    def receiver_name(self) -> str:
        """Return who takes the papers; empty when that is left open. Call it on a valid form."""
        if known := self.chosen_of_known():
            return known.name
        return self.cleaned_data["other"] if self.cleaned_data["receiver"] == OTHER else ""


class CoveringLetterForm(_KnownOrOtherForm):
    """Asks for what only the person knows about the letter. ``known``: to whom it usually goes."""

    asked = "addressee"
    name_missing = "Muhatabın adını yazın."

    addressee = _radios(label="Muhatap", missing="Yazının kime gideceğini seçin.")
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
    closing = _radios(
        label="Kapanış",
        choices=Closing.choices(),
        initial=Closing.TO_SUPERIOR,
        help_text="Üst ve aynı düzeydeki makama arz, alt makama rica edilir.",
        missing="Yazının nasıl biteceğini seçin.",
    )
    signer = PlainField(
        label="İmzalayanın adı soyadı",
        max_length=100,
        required=False,
        help_text="Yazı elle imzalanır. Boş bırakırsanız yeri kalır.",
    )
    signer_title = PlainField(label="İmzalayanın unvanı", max_length=100, required=False)

    def __init__(self, data: Any = None, *, known: Sequence[Addressee], today: date) -> None:
        super().__init__(data, known=known, today=today)
        self.fields["day"].initial = f"{today:%d.%m.%Y}"

    def chosen_addressee(self) -> Addressee:
        """Return whom the letter addresses. Call it on a valid form."""
        if known := self.chosen_of_known():
            return known
        name: str = self.cleaned_data["other"]
        return Addressee(name=name, dative=turkish.upper(name), lines=self.cleaned_data["other_lines"])

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


def _in_one_line(addressee: Addressee) -> str:
    """Return the name with its unit, which has brackets of its own, and its address."""
    return addressee.name + "".join(f" {line}" if line.startswith("(") else f", {line}" for line in addressee.lines)
