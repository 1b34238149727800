"""All papers that the generator prints."""

from tests.payments.made_up_bank.banks import (
    akbank,
    denizbank,
    garanti,
    halkbank,
    ing,
    invented,
    isbank,
    participation,
    phones,
    qnb,
    teb,
    unknown,
    vakifbank,
    yapikredi,
    ziraat,
)

PAPERS = (
    *halkbank.LAYOUTS,
    *ziraat.LAYOUTS,
    *vakifbank.LAYOUTS,
    *isbank.LAYOUTS,
    *garanti.LAYOUTS,
    *akbank.LAYOUTS,
    *yapikredi.LAYOUTS,
    *qnb.LAYOUTS,
    *denizbank.LAYOUTS,
    *teb.LAYOUTS,
    *participation.LAYOUTS,
    *ing.LAYOUTS,
    *unknown.LAYOUTS,
    *invented.LAYOUTS,
)
SCREENS = phones.LAYOUTS
