"""The ways a payment may take."""

from esign_portal.enums import LabelledEnum


class PaymentChannel(LabelledEnum):
    """A transfer goes to an account with an IBAN; the other channels have no account to compare."""

    TRANSFER = "transfer", "Havale, EFT veya FAST"
    VAKIFBANK_BILL = "vakifbank_bill", "VakıfBank kurumsal ödemeler"
    VIRTUAL_POS = "virtual_pos", "Kamu SM sanal POS"
    KAMUSM_ONLINE = "kamusm_online", "Kamu SM Online İşlemler"

    @property
    def has_account(self) -> bool:
        return self is PaymentChannel.TRANSFER
