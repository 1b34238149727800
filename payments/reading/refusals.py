"""Why a file is not taken, and the words for the person who sent it."""

from esign_portal.enums import LabelledEnum
from payments.reading.limits import LARGEST_MB, MOST_PAGES


class Refusal(LabelledEnum):
    """The reasons; the label tells the person what to do."""

    TOO_LARGE = (
        "too_large",
        f"Dosya {LARGEST_MB} MB’den büyük. Bankanızın PDF’ini ya da daha küçük bir fotoğraf yükleyin.",
    )
    EMPTY = "empty", "Dosya boş. Dekontu bankanızdan yeniden indirip yükleyin."
    UNKNOWN_TYPE = "unknown_type", "Bu dosya PDF değil. PDF, JPEG veya PNG yükleyin."
    IPHONE_PHOTO = (
        "iphone_photo",
        "Bu bir iPhone fotoğrafı (HEIC). Dekontun ekran görüntüsünü ya da JPEG türünde bir fotoğrafını yükleyin.",
    )
    OTHER_PICTURE = (
        "other_picture",
        "Bu resim türü alınmıyor. Bankanızın PDF’ini, JPEG fotoğraf ya da PNG ekran görüntüsü yükleyin.",
    )
    WEB_PAGE = "web_page", "Bu bir web sayfası. Dekontu bankanızdan PDF olarak indirip yükleyin."
    DOCUMENT = "document", "Bu bir belge ya da arşiv dosyası. Dekontu bankanızdan PDF olarak indirip yükleyin."
    ACTIVE = "active", "Bu PDF’in içinde çalışan kod var; açılmadı. Dekontu bankanızdan yeniden indirip yükleyin."
    ENCRYPTED = "encrypted", "PDF şifreli. Şifresiz dekont isteyin ya da ekran görüntüsü yükleyin."
    DAMAGED = "damaged", "Dosya açılamadı; eksik inmiş olabilir. Dekontu bankanızdan yeniden indirip yükleyin."
    TOO_MANY_PAGES = "too_many_pages", f"Bu PDF {MOST_PAGES} sayfadan uzun. Yalnız dekontun sayfalarını yükleyin."
    TOO_MANY_PIXELS = "too_many_pixels", "Fotoğraf çok büyük. Bankanızın PDF’ini ya da küçük bir fotoğraf yükleyin."
    BUSY = "busy", "Şu anda çok dosya açılıyor; sizinkine sıra gelmedi. Bir dakika sonra yeniden yükleyin."
    TOO_SLOW = "too_slow", "Dosya zamanında açılamadı. Bankanızın PDF’ini ya da bir ekran görüntüsü yükleyin."
    NOT_KEPT = "not_kept", "Dosyanız şu anda kaydedilemiyor. Birkaç dakika sonra yeniden yükleyin."


class ReceiptRefused(Exception):
    """A file that is not taken as a receipt: ``code`` for machines; its text is the sentence for the person."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.label)
        self.code = refusal.value
