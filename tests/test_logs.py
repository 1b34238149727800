"""No identity number and no IBAN reaches a log line, whoever writes it."""

import io
import json
import logging
import logging.config

import pytest
import structlog

from esign_portal.logs import LOGGING, mask_personal_numbers
from esign_portal.middleware import RequestLogMiddleware

PERSON = "10000000146"
IBAN = "TR330006100519786457841326"


@pytest.fixture
def written():
    """Collect what a logger of ours writes: call it to get the lines as objects."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        logging.config.DictConfigurator(LOGGING).configure_formatter(dict(LOGGING["formatters"]["json"]))
    )
    logger = logging.getLogger("applications.test")
    logger.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param(PERSON, "100******46", id="identity number"),
        pytest.param(f"tckn={PERSON},", "tckn=100******46,", id="beside other signs"),
        pytest.param(IBAN, "TR33…", id="IBAN"),
        pytest.param("TR33 0006 1005 1978 6457 8413 26", "TR33…", id="IBAN in groups"),
        pytest.param(IBAN.lower(), "tr33…", id="IBAN in small letters"),
        pytest.param("123456789012", "123456789012", id="twelve digits are no identity number"),
        pytest.param("Başvuru K7MR-2F9X onaylandı", "Başvuru K7MR-2F9X onaylandı", id="nothing personal"),
    ],
)
def test_mask_personal_numbers_hides_numbers_and_nothing_else(text, masked):
    assert mask_personal_numbers(text) == masked


def test_a_plain_logger_is_masked_with_its_arguments_and_traceback(written):
    try:
        raise ValueError(f"cannot read {IBAN}")
    except ValueError:
        logging.getLogger("applications.test").exception("draft of %s", PERSON)
    (line,) = written()
    assert PERSON not in json.dumps(line)
    assert IBAN not in json.dumps(line)
    assert line["event"] == "draft of 100******46"
    assert "ValueError" in line["exception"]


def test_structlog_is_masked_in_nested_values_and_numbers(written):
    structlog.get_logger("applications.test").warning("kept", answers={"kisi": [PERSON, int(PERSON)]}, iban=IBAN)
    (line,) = written()
    assert line["answers"] == {"kisi": ["100******46", "100******46"]}
    assert line["iban"] == "TR33…"


@pytest.mark.django_db
def test_a_request_is_logged_without_its_query(client, caplog):
    with caplog.at_level(logging.INFO, logger="django_structlog"):
        logging.getLogger("django_structlog").addHandler(caplog.handler)
        client.get("/giris/?q=AYSE+GUL+ISIK")
        logging.getLogger("django_structlog").removeHandler(caplog.handler)
    assert "GET /giris/" in caplog.text
    assert "AYSE" not in caplog.text


@pytest.mark.parametrize(
    ("address", "end"),
    [
        pytest.param("/yonetim/applications/signaturerequest/?arama=x1", "signaturerequest/", id="no query"),
        pytest.param("/hesap/parola/yeni/1-c0ffee/", "/hesap/parola/yeni/…", id="no key of a new password"),
        pytest.param("/hesap/parola/", "/hesap/parola/", id="nothing secret"),
    ],
)
def test_a_logged_request_holds_no_secret(rf, address, end):
    logged = RequestLogMiddleware.format_request(rf.get(address))
    assert logged.endswith(end)
    assert "x1" not in logged
