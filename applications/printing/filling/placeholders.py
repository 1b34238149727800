"""A sheet of placeholders, made from a shape alone: what WeasyPrint is shown in order to be filled later."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from applications.domain.form_sheet import Fact, FormSheet, Section, SignatureBox
from applications.printing.filling.shapes import FIXED, WHERE, FactShape, Role, Shape, bare, fixed, rows_of

LEFT_OVER = re.compile("[ẞƏə]|7777")
"""Found where a part of a placeholder stands; a text of ours that holds it is never filled."""

_REFERENCE = "ẞƏẞƏƏẞƏẞ"
_DECLARED = "ẞ№Əẞ№ƏẞƏ"
_MOMENT = datetime(7777, 7, 7, 7, 7, 7, tzinfo=timezone(timedelta(hours=7, minutes=7)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholders:
    """``texts``: what stands in ``sheet`` for each value, each of them once. ``roles``: of the values, by number."""

    sheet: FormSheet
    texts: tuple[str, ...]
    roles: Mapping[int, Role]


def with_placeholders(shape: Shape) -> Placeholders:
    """Return a sheet of ``shape`` with a placeholder for each value."""
    writer = _Writer()
    kind_line, notice_read = writer.next(), writer.next()
    signatures = tuple(SignatureBox(role=role, name=writer.next(), signs=signs) for role, signs in shape.signatures)
    sheet = FormSheet(
        reference=_REFERENCE,
        copy_labels=shape.copy_labels,
        letterhead=shape.letterhead,
        title=shape.title,
        kind_line=kind_line,
        sections=tuple(Section(title=title, facts=writer.facts(facts)) for title, facts in shape.sections),
        papers=shape.papers,
        deliver_to=shape.deliver_to,
        declaration=shape.declaration,
        signatures=signatures,
        notice=shape.notice,
        notice_read=notice_read,
        printed_at=_MOMENT,
        declared=_DECLARED,
        is_draft=shape.is_draft,
    )
    return Placeholders(sheet=sheet, texts=(*fixed(sheet), *writer.texts), roles=writer.roles)


class _Writer:
    """Gives out numbered placeholders, ``№007ẞə``: six letters without a break that no text of ours holds."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.roles: dict[int, Role] = {}

    def next(self, role: Role | None = None) -> str:
        if role is not None:
            self.roles[FIXED + len(self.texts)] = role
        self.texts.append(f"№{len(self.texts):03}ẞə")
        return self.texts[-1]

    def facts(self, shapes: tuple[FactShape, ...]) -> tuple[Fact, ...]:
        """Return the answers; their rows are known only when all stand, so the roles come last."""
        places = [WHERE[len(row) == 1, place] for row in rows_of(shapes) for place in range(len(row))]
        return tuple(self._fact(shape, *place) for shape, place in zip(shapes, places, strict=True))

    def _fact(self, shape: FactShape, where: str, label: str) -> Fact:
        shown = shape.label or self.next((label, False, False))
        role = (where, shape.is_code, shape.is_strong)
        value = "\n".join(self.next(role) for _ in range(shape.lines))
        return replace(bare(shape), label=shown, value=value)
