"""What a newer version of a procedure changed, in sentences for the person whose draft moved to it."""

from applications.domain.fees import FixedSum, Items, NoFee, ShownLater
from applications.domain.procedures import Rules
from esign_portal import turkish
from payments.domain.amounts import format_lira


def changes_between(old: Rules, new: Rules) -> tuple[str, ...]:
    """Return one Turkish sentence for each thing that differs and matters to the applicant."""
    said = [
        _if(old.payer != new.payer, f"Ödeyen değişti: {turkish.lower(new.payer.label)}."),
        _if(old.fee != new.fee, f"Tutar değişti: {_fee_said(new)}."),
        _if(_ibans(old) != _ibans(new), "Paranın gönderileceği hesap değişti. Yalnız yeni IBAN’a gönderin."),
        _if(_channels(old) != _channels(new), "Ödeme yolu değişti."),
        _if(old.descriptions != new.descriptions, "Dekontta istenen açıklama değişti."),
        _if(old.longest_receipt_age != new.longest_receipt_age, "Dekontun kabul edildiği süre değişti."),
        _if(old.may_declare != new.may_declare, "Açıklaması eksik dekont için dilekçe kuralı değişti."),
        _if(old.pay_when != new.pay_when, "Ödemenin zamanı değişti."),
        _if(old.papers != new.papers, "İstenen belgeler ya da nüsha sayıları değişti."),
        _if(old.deliveries != new.deliveries, "Belgelerin teslim edileceği yer değişti."),
        _if(old.signing_methods != new.signing_methods, "İmza yöntemleri değişti."),
        _if(old.prerequisites != new.prerequisites, "Ön koşullar değişti."),
        _if(old.refuses_abbreviations != new.refuses_abbreviations, "Adreste kısaltma kuralı değişti."),
    ]
    return tuple(sentence for sentence in said if sentence) or ("Usulün metni yenilendi; istenenler aynı.",)


def _if(differs: bool, sentence: str) -> str:
    return sentence if differs else ""


def _fee_said(rules: Rules) -> str:
    match rules.fee:
        case FixedSum(lira=lira):
            return format_lira(lira)
        case Items():
            return "Kamu SM tarifesindeki tutar"
        case ShownLater():
            return "tutarı Kamu SM gösterir"
        case NoFee():
            return "siz ödeme yapmazsınız"


def _ibans(rules: Rules) -> tuple[str, ...]:
    return tuple(channel.account.iban for channel in rules.channels if channel.account is not None)


def _channels(rules: Rules) -> tuple[str, ...]:
    return tuple(channel.channel for channel in rules.channels)
