"""A sheet as PDF: the only module that knows WeasyPrint.

Nothing is fetched from anywhere: the style sheet and the fonts are our own files, the codes are made in memory.
"""

import atexit
from collections.abc import Mapping, Sequence
from functools import cache
from threading import Lock
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from applications.domain.form_sheet import FormSheet, Letter
from applications.printing.codes import code128_png, qr_png

_BASE = "https://form.invalid/"  # a name that never resolves (RFC 2606); only _body answers for it
_FOLDERS = {"css": "text/css", "fonts": "font/ttf"}
_one_at_a_time = Lock()  # the fonts below are shared, and Pango's font map is not made for two threads


class FormNotPrintable(Exception):
    """A file the form needs is missing from this installation."""

    def __init__(self) -> None:
        super().__init__("Formun dosyalarından biri bu kurulumda eksik. Sistem yöneticisine haber verin.")


def render(sheet: FormSheet) -> bytes:
    """Return the PDF: every copy of ``sheet``, each beginning on a new A4 page, then its letter.

    Raises FormNotPrintable.
    """
    pictures = {f"codes/qr-{copy.number}.png": qr_png(copy.code) for copy in sheet.copies}
    pictures["codes/reference.png"] = code128_png(sheet.reference)
    also = ("declaration.css",) if sheet.letter else ()
    return write_pdf("print/form.html", {"sheet": sheet}, style="form.css", also=also, pictures=pictures)


def render_letter(letter: Letter) -> bytes:
    """Return ``letter`` alone as PDF. Raises FormNotPrintable."""
    return write_pdf("print/declaration.html", {"letter": letter}, style="declaration.css")


def write_pdf(
    template: str,
    context: dict[str, Any],
    *,
    style: str,
    also: Sequence[str] = (),
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return ``template`` as PDF, tagged for screen readers. ``style``: a file of static/css; its fonts are used.

    ``also``: further style sheets, for parts of the template. ``pictures``: PNG by the address under which
    the template names it. Raises FormNotPrintable.
    """
    html = render_to_string(template, context)
    with _one_at_a_time:
        return _write(html, (style, *also), {f"{_BASE}{name}": picture for name, picture in pictures.items()})


def _write(html: str, styles: Sequence[str], pictures: Mapping[str, bytes]) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  loading WeasyPrint takes 1-3 s, and few requests print
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415  as above

    try:
        sheets, fonts = zip(*map(_style, styles), strict=True)
        page = HTML(string=html, base_url=_BASE, url_fetcher=_fetcher(pictures))
        # PDF/UA: tagged, with title and language.
        return page.write_pdf(stylesheets=sheets, font_config=fonts[0], pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as error:  # a BaseException, which would stop the worker
        raise FormNotPrintable from error


@cache
def _style(name: str) -> tuple[Any, Any]:
    """Return the parsed style sheet and the fonts it names, made once a process."""
    from weasyprint import CSS  # noqa: PLC0415  as in _write
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  as in _write

    fonts = FontConfiguration()
    atexit.register(_style.cache_clear)  # it deletes its files, and can no longer do so when Python has gone
    return CSS(url=f"{_BASE}css/{name}", url_fetcher=_fetcher({}), font_config=fonts), fonts


def _fetcher(pictures: Mapping[str, bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415  as in _write

    class OurFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            kind, body = _body(url, pictures)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    return OurFiles(fail_on_errors=True)


def _body(url: str, pictures: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Return type and content of one of our own files or pictures; raises LookupError for anything else."""
    if url in pictures:
        return "image/png", pictures[url]
    folder, _, name = url.removeprefix(_BASE).partition("/")
    if not url.startswith(_BASE) or folder not in _FOLDERS or not name or "/" in name:
        raise LookupError(url)
    return _FOLDERS[folder], (settings.BASE_DIR / "static" / folder / name).read_bytes()
