"""What every step's form has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from applications.domain.procedures import Rules
from applications.models import RequestDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """Why the way does not go on here, and what to do instead. ``facts``: label and value pairs."""

    title: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()
    link: str = ""
    link_label: str = ""


class StepForm(forms.Form):
    """One page of the wizard: validates and cleans, and saves nothing.

    ``initial`` and ``typed`` are the same shape: field name -> string as typed. ``today`` is the day
    the answers are judged on. ``layout`` arranges the fields; without it they stand one below the other.
    """

    heading: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    layout: ClassVar[Layout | None] = None

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        draft: RequestDraft,
        rules: Rules,
        today: date,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.draft, self.rules, self.today = draft, rules, today
        self.exit: Exit | None = None
        self.prepare()
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        if self.layout is not None:
            self.helper.layout = Layout(*self._arranged(self.layout))

    def _arranged(self, layout: Layout) -> list[Any]:
        """Return the parts of ``layout`` without the fields that ``prepare`` took away."""
        return [part for part in layout.fields if not isinstance(part, str) or part in self.fields]

    def prepare(self) -> None:
        """Adjust the fields to the draft's rules."""

    def typed(self, at: datetime) -> dict[str, str]:
        """Return the strings as typed, to be kept in the draft."""
        return {name: str(self.data.get(name) or "") for name in self.fields}

    @property
    def asks_again(self) -> bool:
        """Tell whether the page has a question left although the answers are accepted."""
        return False

    def refuse(self, name: str, sentence: str, *, code: str) -> None:
        self.add_error(name, ValidationError(sentence, code=code))
