"""Logs as one JSON object per line, with identity numbers and IBANs masked whatever wrote the line."""

import re
from collections.abc import Mapping
from typing import Any

import structlog

# An identity number: eleven digits that no digit touches. An IBAN: its country and check digits, then
# 11 to 30 letters and digits, perhaps in groups.
_TCKN = re.compile(r"(?<!\d)(\d{3})\d{6}(\d{2})(?!\d)")
_IBAN = re.compile(r"\b([A-Z]{2}\d{2})(?:[ ]?[A-Z0-9]){11,30}\b", re.IGNORECASE)


def mask_personal_numbers(text: str) -> str:
    """Return ``text`` with identity numbers and IBANs made unreadable.

    >>> mask_personal_numbers("10000000146 paid TR33 0006 1005 1978 6457 8413 26")
    '100******46 paid TR33…'
    """
    return _IBAN.sub(r"\1…", _TCKN.sub(r"\1******\2", text))


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask_personal_numbers(value)
    if isinstance(value, Mapping):
        return {_masked(key): _masked(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked(inner) for inner in value]
    if value is None or (isinstance(value, (bool, int, float)) and not 10**10 <= abs(value) < 10**11):
        return value
    return mask_personal_numbers(str(value))


def mask_event(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The last step before a line is written: mask every text in ``event``, tracebacks included."""
    return {key: _masked(value) for key, value in event.items()}


_SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
]

structlog.configure(
    processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": _SHARED,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                mask_event,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # What it tells, the request's own line (django_structlog) has told, with the traceback.
        "django.request": {"level": "CRITICAL"},
        "django_structlog": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "applications": {"level": "INFO"},
        "payments": {"level": "INFO"},
    },
}
