"""Why a file is not taken as a receipt. Each refusal has a code and a Turkish sentence that says what to do."""

MAX_BYTES = 10 * 1024 * 1024
MAX_PAGES = 10
MAX_PIXELS = 50_000_000
WALL_SECONDS = 10

SENTENCES = {
    "empty": "Dosya boş. Dekontu bankanızdan yeniden indirip yükleyin.",
    "too_large": "Dosya 10 MB’den büyük. Bankanızın PDF’ini ya da daha küçük bir fotoğraf yükleyin.",
    "wrong_type": "Bu dosya PDF değil. PDF, JPEG veya PNG yükleyin.",
    "encrypted": "PDF şifreli. Şifresiz dekont isteyin ya da ekran görüntüsü yükleyin.",
    "damaged": "Dosya açılamadı; eksik ya da bozuk görünüyor. Bankanızdan yeniden indirip yükleyin.",
    "too_many_pages": f"Dosyada {MAX_PAGES} sayfadan çok var. Yalnız dekontun sayfasını yükleyin.",
    "too_many_pixels": "Fotoğraf çok büyük. Daha düşük çözünürlükle yeniden çekin ya da ekran görüntüsü yükleyin.",
    "too_slow": "Dosya açılırken çok zaman aldı. Bankanızın PDF’ini ya da ekran görüntüsünü yükleyin.",
}


class ReceiptRefused(Exception):
    """The file is no receipt that can be kept. ``code`` is a key of ``SENTENCES``; the text is for the person."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(SENTENCES[code])
