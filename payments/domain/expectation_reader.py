"""Reads the JSON of an expectation and names the key of whatever is wrong in it."""

import datetime
from decimal import Decimal
from typing import Any, TypeVar

from esign_portal.enums import LabelledEnum

Vocabulary = TypeVar("Vocabulary", bound=LabelledEnum)


class ExpectationInvalid(ValueError):
    """JSON that is no expectation; the text names the key."""


class Reader:
    """Reads one JSON object; whatever has another shape raises ExpectationInvalid with the key's name.

    Days are ISO, sums strings like "1080.00"; a missing day or number of days is ``None``, a missing list is empty.
    """

    def __init__(self, values: Any, path: str) -> None:
        self._path = path
        if not isinstance(values, dict):
            raise ExpectationInvalid(f"Beklenen ödeme okunamadı: {path or 'kök'} bir nesne olmalı.")
        self._values: dict[str, Any] = values

    def wrong(self, key: str, problem: str) -> ExpectationInvalid:
        return ExpectationInvalid(f"Beklenen ödeme okunamadı: “{self._path}{key}” {problem}.")

    def has(self, key: str) -> bool:
        return self._values.get(key) is not None

    def text(self, key: str) -> str:
        value = self._values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "dolu bir metin olmalı")
        return value

    def optional_text(self, key: str) -> str:
        return self.text(key) if self._values.get(key) not in (None, "") else ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._values.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, "metinlerden oluşan bir liste olmalı")
        return tuple(value)

    def flag(self, key: str, *, default: bool) -> bool:
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true ya da false olmalı")
        return value

    def code(self, key: str, codes: type[Vocabulary]) -> Vocabulary:
        value = self._values.get(key)
        found = next((member for member in codes if member.value == value), None)
        if found is None:
            raise self.wrong(key, f"şunlardan biri olmalı: {', '.join(member.value for member in codes)}")
        return found

    def day(self, key: str) -> datetime.date | None:
        value = self._values.get(key)
        try:
            return None if value is None else datetime.date.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise self.wrong(key, "2026-11-16 biçiminde bir gün olmalı") from error

    def days(self, key: str) -> int | None:
        value = self._values.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            raise self.wrong(key, "1 ya da daha büyük bir gün sayısı olmalı")
        return value

    def amount(self, key: str) -> Decimal:
        return self._sum(key, self._values.get(key))

    def rows(self, key: str) -> list["Reader"]:
        value = self._values.get(key) or []
        if not isinstance(value, list):
            raise self.wrong(key, "bir liste olmalı")
        return [Reader(each, f"{self._path}{key}[{place}].") for place, each in enumerate(value)]

    def named_sums(self, key: str) -> list[tuple[str, Decimal]]:
        value = self._values.get(key) or []
        if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
            raise self.wrong(key, "ad ve tutar çiftlerinden oluşan bir liste olmalı")
        return [(str(name), self._sum(key, amount)) for name, amount in value]

    def _sum(self, key: str, value: Any) -> Decimal:
        shape = isinstance(value, str) and value.isascii() and len(value) < 16 and value.replace(".", "", 1).isdigit()
        if not shape:
            raise self.wrong(key, "“1080.00” biçiminde bir tutar olmalı")
        return Decimal(value).quantize(Decimal("0.01"))
