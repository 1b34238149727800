import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.domain.ibans import bank_of, compact_iban, find_ibans, format_iban, is_valid_iban
from payments.domain.masks import fits_mask
from tests.payments.samples import PAYEE_IBAN, iban_of

PLACES = st.text(alphabet="0123456789", min_size=16, max_size=16)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("TR410001200959400005000047", id="compact"),
        pytest.param("IBAN : TR41 0001 2009 5940 0005 0000 47", id="fours"),
        pytest.param("TR41 0001 2009 5940 00050000 47", id="vakifbank's groups"),
        pytest.param("TR41 0001 2009 5940 0005\n  0000 47", id="broken over lines"),
        pytest.param("tr41-0001-2009-5940-0005-0000-47", id="small letters and hyphens"),
        pytest.param("TR410001200959400005000047ALICI ADI", id="glued to the next label"),
        pytest.param("Kişi:TR41 0001 2009 5940 0005 0000 47Tutar", id="glued on both sides"),
    ],
)
def test_find_ibans_in_every_shape(text):
    found = [each.iban for each in find_ibans(text)]
    assert found == [PAYEE_IBAN]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("TR410001200959400005000048", id="wrong check digits"),
        pytest.param("TR41 0001 2009 5940 0005", id="too short"),
        pytest.param("DE89370400440532013000", id="another country"),
        pytest.param("TRABZON MERKEZ", id="a town"),
        pytest.param("TR٤١0001200959400005000047", id="digits of another script"),
    ],
)
def test_find_ibans_leaves_out_what_is_none(text):
    assert find_ibans(text) == []


@pytest.mark.parametrize(
    ("text", "iban"),
    [
        pytest.param("TR41 0001 **** **** **** **00 47", "TR410001**************0047", id="stars"),
        pytest.param("TR41 0001 XXXX XXXX XXXX XX00 47", "TR410001**************0047", id="crosses"),
        pytest.param("TR39******2091", "TR39******2091", id="places lost"),
    ],
)
def test_find_ibans_reports_masked_ones_as_masked(text, iban):
    assert [(each.iban, each.masked) for each in find_ibans(text)] == [(iban, True)]


def test_last_sixteen_places_may_hold_letters():
    body = "0001200ABCDEFGH12345678"[:22]
    remainder = int("".join(str(int(letter, 36)) for letter in body + "TR00")) % 97
    iban = f"TR{98 - remainder:02d}{body}"
    assert is_valid_iban(iban)
    assert [each.iban for each in find_ibans(f"IBAN {format_iban(iban)}")] == [iban]


def test_unknown_bank_is_no_reason_to_refuse():
    iban = iban_of("00999")
    assert is_valid_iban(iban)
    assert bank_of(iban) is None


@given(st.sampled_from(["00012", "00064", "00999"]), PLACES)
def test_made_ibans_are_found_grouped(code, account):
    iban = iban_of(code, account)
    assert compact_iban(format_iban(iban)) == iban
    assert [each.iban for each in find_ibans(f"x {format_iban(iban)} y")] == [iban]


@given(PLACES, st.integers(4, 22))
def test_a_masked_iban_fits_what_it_hides(account, start):
    iban = iban_of("00012", account)
    assert fits_mask(iban[:start] + "***" + iban[start + 3 :], iban)


@given(st.text(alphabet="TR0123456789* \nABCx-", max_size=80))
def test_find_ibans_never_raises_and_returns_only_valid_or_masked(text):
    assert all(is_valid_iban(each.iban) != each.masked for each in find_ibans(text))
