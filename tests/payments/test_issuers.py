import pytest

from payments.domain.issuers import issuer_name
from payments.domain.labels import GENERIC
from payments.domain.layouts import LAYOUTS
from tests.payments.samples import iban_of

HALKBANK = LAYOUTS[0]


@pytest.mark.parametrize(
    ("layout", "payer_iban", "name"),
    [
        pytest.param(HALKBANK, None, "Halkbank", id="by its layout"),
        pytest.param(HALKBANK, iban_of("00064"), "Halkbank", id="the layout wins"),
        pytest.param(GENERIC, iban_of("00012"), "Halkbank", id="by the account, under the same name"),
        pytest.param(GENERIC, iban_of("00111"), "QNB", id="a code that Enpara used too"),
        pytest.param(GENERIC, iban_of("00059"), "Şekerbank", id="a bank without a layout"),
        pytest.param(GENERIC, iban_of("00999"), None, id="a code that no list knows"),
        pytest.param(GENERIC, None, None, id="nothing tells"),
    ],
)
def test_issuer_name_is_one_name_a_bank(layout, payer_iban, name):
    assert issuer_name(layout, payer_iban) == name
