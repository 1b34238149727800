import datetime
import json
from dataclasses import replace

import pytest

from payments.domain.expectation import ExpectationInvalid, expectation_from_json, expectation_to_json
from tests.payments.test_checks import ANKARA, EXPECTED

DATED = replace(EXPECTED, longest_age=180, payer_surname="Işık", not_before=datetime.date(2024, 3, 12))


@pytest.mark.parametrize("expected", [EXPECTED, ANKARA, replace(EXPECTED, accounts=(), amounts=(), wordings=()), DATED])
def test_an_expectation_survives_json(expected):
    assert expectation_from_json(json.loads(json.dumps(expectation_to_json(expected)))) == expected


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        pytest.param("channel", "cash", "channel", id="unknown channel"),
        pytest.param("payer_name", "", "payer_name", id="no name"),
        pytest.param("accounts", [{"iban": "TR00", "titles": []}], "accounts[0].iban", id="wrong iban"),
        pytest.param("accounts", "TR41", "accounts", id="no list"),
        pytest.param("accounts", ["TR41"], "accounts[0]", id="no object"),
        pytest.param("amounts", [{"amount": 1080, "valid_from": "2024-03-12"}], "amounts[0].amount", id="a number"),
        pytest.param(
            "amounts", [{"amount": "1.080,00", "valid_from": "2024-03-12"}], "amounts[0].amount", id="a comma"
        ),
        pytest.param("amounts", [{"amount": "1080.00"}], "amounts[0].valid_from", id="no first day"),
        pytest.param("amounts", [{"amount": "1", "valid_from": "12.3.2024"}], "amounts[0].valid_from", id="no iso day"),
        pytest.param("wordings", [{"text": "x", "parts": []}], "wordings[0].parts", id="no parts"),
        pytest.param(
            "wordings", [{"text": "x", "parts": ["x"], "place": "top"}], "wordings[0].place", id="unknown place"
        ),
        pytest.param("other_sums", [["x"]], "other_sums", id="no pair"),
        pytest.param("needs_tckn", "yes", "needs_tckn", id="no boolean"),
        pytest.param("longest_age", 0, "longest_age", id="no days at all"),
        pytest.param("longest_age", True, "longest_age", id="no number of days"),
        pytest.param("payer_surname", 5, "payer_surname", id="a number for a surname"),
        pytest.param("not_before", 5, "not_before", id="a number for a day"),
    ],
)
def test_a_misread_expectation_names_its_key(key, value, named):
    with pytest.raises(ExpectationInvalid, match=named.replace("[", r"\[").replace("]", r"\]")):
        expectation_from_json({**expectation_to_json(EXPECTED), key: value})


@pytest.mark.parametrize("values", [None, [], "x", {}])
def test_what_is_no_expectation_is_refused(values):
    with pytest.raises(ExpectationInvalid):
        expectation_from_json(values)


def test_an_expectation_of_before_surnames_were_told_is_read():
    values = expectation_to_json(DATED)
    del values["payer_surname"], values["longest_age"]
    assert expectation_from_json(values) == replace(DATED, longest_age=None, payer_surname="")
