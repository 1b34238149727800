"""A sheet as PDF: the only module that knows WeasyPrint.

Nothing is fetched from anywhere: the style sheet and the fonts are our own files, the codes are made in memory.
"""

import atexit
from functools import cache
from threading import Lock
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from applications.domain.form_sheet import FormSheet
from applications.printing.codes import code128_png, qr_png

_BASE = "https://form.invalid/"  # a name that never resolves (RFC 2606); only _body answers for it
_FOLDERS = {"css": "text/css", "fonts": "font/ttf"}
_one_at_a_time = Lock()  # the fonts below are shared, and Pango's font map is not made for two threads


class FormNotPrintable(Exception):
    """A file the form needs is missing from this installation."""

    def __init__(self) -> None:
        super().__init__("Formun dosyalarından biri bu kurulumda eksik. Sistem yöneticisine haber verin.")


def render(sheet: FormSheet) -> bytes:
    """Return the PDF: every copy of ``sheet``, each beginning on a new A4 page, tagged for screen readers.

    Raises FormNotPrintable.
    """
    codes = _codes(sheet)
    html = render_to_string("print/form.html", {"sheet": sheet})
    with _one_at_a_time:
        return _write(html, codes)


def _codes(sheet: FormSheet) -> dict[str, bytes]:
    """Return the pictures by the address under which the template names them."""
    pictures = {f"{_BASE}codes/qr-{copy.number}.png": qr_png(copy.code) for copy in sheet.copies}
    return {**pictures, f"{_BASE}codes/reference.png": code128_png(sheet.reference)}


def _write(html: str, codes: dict[str, bytes]) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  loading WeasyPrint takes 1-3 s, and few requests print
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415  as above

    style, fonts = _style()
    page = HTML(string=html, base_url=_BASE, url_fetcher=_fetcher(codes))
    try:
        # PDF/UA: tagged, with title and language. Its images must not be smoothed: form.css says pixelated.
        return page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as error:  # a BaseException, which would stop the worker
        raise FormNotPrintable from error


@cache
def _style() -> tuple[Any, Any]:
    """Return the parsed style sheet and the fonts it names, made once a process."""
    from weasyprint import CSS  # noqa: PLC0415  as in _write
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  as in _write

    fonts = FontConfiguration()
    atexit.register(_style.cache_clear)  # it deletes its files, and can no longer do so when Python has gone
    return CSS(url=f"{_BASE}css/form.css", url_fetcher=_fetcher({}), font_config=fonts), fonts


def _fetcher(codes: dict[str, bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415  as in _write

    class OurFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            kind, body = _body(url, codes)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    return OurFiles(fail_on_errors=True)


def _body(url: str, codes: dict[str, bytes]) -> tuple[str, bytes]:
    """Return type and content of one of our own files or codes; raises LookupError for anything else."""
    if url in codes:
        return "image/png", codes[url]
    folder, _, name = url.removeprefix(_BASE).partition("/")
    if not url.startswith(_BASE) or folder not in _FOLDERS or not name or "/" in name:
        raise LookupError(url)
    return _FOLDERS[folder], (settings.BASE_DIR / "static" / folder / name).read_bytes()
