"""The line beside the wizard: which pages there are, which are done, where the person is."""

from dataclasses import dataclass

from django.urls import reverse

from applications import wizard
from applications.domain.ahead import stops_of, titles_of
from applications.domain.steps import Step
from applications.views.own import DraftPage

REVIEW_TITLE = "Son kontrol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One page on the line. ``url`` is empty while the page cannot be opened yet."""

    title: str
    url: str
    css: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """``number`` of ``total`` (from 1); ``after``: who acts once the request is handed in.

    ``before`` is the page before this one, ``None`` on the first.
    """

    marks: tuple[Mark, ...]
    number: int
    total: int
    after: tuple[str, ...]

    @property
    def before(self) -> Mark | None:
        return self.marks[self.number - 2] if self.number > 1 else None


def progress_of(page: DraftPage, here: Step | None) -> Progress:
    """Return the line for the page ``here``; ``None`` is the review."""
    answers = wizard.valid_answers(page.draft, page.rules, today=page.today)
    steps = wizard.steps_of(page.draft, page.rules)
    done = {step: wizard.is_complete(page.draft, step, answers) for step in steps}
    may_open = wizard.has_read_notice(page.draft)
    marks = [
        Mark(
            title=step.title_tr,
            url=step_url(page, step) if may_open or step is Step.NOTICE else "",
            css="is-now" if step is here else "is-done" if done[step] else "is-todo",
            is_here=step is here,
        )
        for step in steps
    ]
    review = reverse("applications:review", args=[page.draft.pk]) if all(done.values()) else ""
    marks.append(
        Mark(title=REVIEW_TITLE, url=review, css="is-now" if here is None else "is-todo", is_here=here is None)
    )
    number = next(place for place, mark in enumerate(marks, start=1) if mark.is_here)
    return Progress(marks=tuple(marks), number=number, total=len(marks), after=titles_of(stops_of(page.rules)))


def step_url(page: DraftPage, step: Step) -> str:
    return reverse("applications:step", args=[page.draft.pk, step])
