"""A sheet as PDF: the only module that knows WeasyPrint.

Every paper is PDF/A-3a and PDF/UA-1 in one file. Nothing is fetched from anywhere: the style sheets and the fonts are
our own files, the codes are made in memory. The same context gives the same bytes.
"""

import atexit
import html as markup
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from io import BytesIO
from threading import Lock
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from applications.domain.form_sheet import FormSheet, Letter
from applications.printing.codes import code128_png, qr_png
from applications.printing.identification import with_ua_mark
from applications.printing.letterset import FULL_FOLDER, SMALL_FOLDER, composed, is_small, refuse_missing
from applications.printing.missing_files import PaperNotPrintable
from applications.printing.system_libraries import found_at_once
from applications.printing.tags import mend

_BASE = "https://form.invalid/"  # a name that never resolves (RFC 2606); only _body answers for it
_FOLDERS = {"css": "text/css", "fonts": "font/ttf"}
VARIANT = "pdf/a-3a"
_one_at_a_time = Lock()  # the fonts below are shared, and Pango's font map is not made for two threads


def render(sheet: FormSheet) -> bytes:
    """Return the PDF: every copy of ``sheet``, each beginning on a new A4 page, then its letter.

    Raises PaperNotPrintable or LettersMissing.
    """
    return write_pdf(**_as_drawn(sheet))


def draw_form(sheet: FormSheet) -> Any:
    """Return what ``render`` writes as ``draw_objects`` does. Raises PaperNotPrintable or LettersMissing."""
    return draw_objects(**_as_drawn(sheet))


def _as_drawn(sheet: FormSheet) -> dict[str, Any]:
    return {
        "template": "print/form.html",
        "context": {"sheet": sheet},
        "style": "form.css",
        "also": ("declaration.css",) if sheet.letter else (),
        "pictures": form_pictures(sheet),
    }


def form_pictures(sheet: FormSheet) -> dict[str, bytes]:
    """Return the codes of ``sheet`` as PNG, by the address under which its template names them."""
    pictures = {f"codes/qr-{copy.number}.png": qr_png(copy.code) for copy in sheet.copies}
    letter = letter_pictures(sheet.letter) if sheet.letter else {}
    return {**pictures, **letter, "codes/reference.png": code128_png(sheet.reference)}


def letter_pictures(letter: Letter) -> dict[str, bytes]:
    """Return the codes of ``letter`` as ``form_pictures`` does."""
    return {"codes/qr-letter.png": qr_png(letter.code), "codes/reference.png": code128_png(letter.reference)}


def render_letter(letter: Letter) -> bytes:
    """Return ``letter`` alone as PDF. Raises PaperNotPrintable or LettersMissing."""
    pictures = letter_pictures(letter)
    return write_pdf("print/declaration.html", {"letter": letter}, style="declaration.css", pictures=pictures)


def write_pdf(
    template: str,
    context: dict[str, Any],
    *,
    style: str,
    also: Sequence[str] = (),
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return ``template`` as PDF/A-3a and PDF/UA-1.

    ``style``: a file of static/css; its fonts are used. ``also``: further style sheets, for parts of the template.
    ``pictures``: PNG by the address under which the template names it. The template says when it was made
    (``<meta name="dcterms.created">``). Raises PaperNotPrintable or LettersMissing.
    """
    file = BytesIO()
    _draw(template, context, (style, *also), pictures, file=file)
    return file.getvalue()


def draw_objects(
    template: str,
    context: dict[str, Any],
    *,
    style: str,
    also: Sequence[str] = (),
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    look: Callable[[Sequence[Any]], None] = lambda pages: None,
) -> Any:
    """Return what ``write_pdf`` writes, as a ``pydyf.PDF`` with its objects, for those who write it themselves.

    ``look``: is shown WeasyPrint's pages while they stand, to measure in them.
    """
    return _draw(template, context, (style, *also), pictures, look)


def _draw(
    template: str,
    context: dict[str, Any],
    styles: Sequence[str],
    pictures: Mapping[str, bytes],
    look: Callable[[Sequence[Any]], None] = lambda pages: None,
    *,
    file: BytesIO | None = None,
) -> Any:
    """Return the objects, and write them to ``file`` where one is given."""
    html = composed(render_to_string(template, context))
    folder = _fonts_for(markup.unescape(html))  # with the tags, whose letters every font has
    named = {f"{_BASE}{name}": picture for name, picture in pictures.items()}
    with _one_at_a_time:
        return _drawn(html, styles, named, look, folder=folder, file=file)


def _fonts_for(letters: str) -> str:
    """Return the folder whose fonts have every letter of ``letters``. Raises PaperNotPrintable or LettersMissing."""
    refuse_missing(letters)
    return SMALL_FOLDER if is_small(letters) else FULL_FOLDER


class _Enough(Exception):
    """The objects are there, and nobody wants the file, which takes long to pack."""


def _drawn(
    html: str,
    styles: Sequence[str],
    pictures: Mapping[str, bytes],
    look: Callable[[Sequence[Any]], None],
    *,
    folder: str,
    file: BytesIO | None,
) -> Any:
    """Return the objects of ``html``. ``folder``: whose fonts; the small ones are embedded whole."""
    weasyprint = _weasyprint()
    drawn: list[Any] = []
    try:
        sheets, fonts = zip(*(_style(name, folder) for name in styles), strict=True)
        page = weasyprint.HTML(string=html, base_url=_BASE, url_fetcher=_fetcher(pictures, folder))
        with suppress(_Enough):
            page.write_pdf(
                file,
                finisher=_finisher(look, drawn, is_written=file is not None),
                stylesheets=sheets,
                font_config=fonts[0],
                pdf_variant=VARIANT,
                full_fonts=folder == SMALL_FOLDER,
            )
    except weasyprint.urls.FatalURLFetchingError as error:  # a BaseException, which would stop the worker
        raise PaperNotPrintable from error
    return drawn[0]


def _finisher(
    look: Callable[[Sequence[Any]], None], drawn: list[Any], *, is_written: bool
) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls when the objects are made, before it writes them: they are mended, and in ``drawn``.

    What it returns raises _Enough when they are not to be written.
    """

    def finish(document: Any, pdf: Any) -> None:
        look(document.pages)
        mend(pdf)
        _add_ua_mark(pdf)
        drawn.append(pdf)
        if not is_written:
            pdf.add_object(pdf.info)  # as writing begins
            raise _Enough

    return finish


@cache
def _weasyprint() -> Any:
    """Return the library. Loading it takes a quarter of a second or more, and few requests print."""
    with found_at_once():
        import weasyprint  # noqa: PLC0415  see above
    return weasyprint


def _add_ua_mark(pdf: Any) -> None:
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    metadata.stream = [with_ua_mark(metadata.stream[0])]
    metadata.compress = False  # archives look for it without unpacking


@cache
def _style(name: str, folder: str) -> tuple[Any, Any]:
    """Return the parsed style sheet and the fonts it names, made once a process."""
    weasyprint = _weasyprint()
    fonts = weasyprint.text.fonts.FontConfiguration()
    atexit.register(_style.cache_clear)  # it deletes its files, and can no longer do so when Python has gone
    sheet = weasyprint.CSS(url=f"{_BASE}css/{name}", url_fetcher=_fetcher({}, folder), font_config=fonts)
    return sheet, fonts


def _fetcher(pictures: Mapping[str, bytes], folder: str) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415  loaded by _weasyprint before

    class OurFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            kind, body = _body(url, pictures, folder)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    return OurFiles(fail_on_errors=True)


def _body(url: str, pictures: Mapping[str, bytes], fonts: str = FULL_FOLDER) -> tuple[str, bytes]:
    """Return type and content of one of our own files or pictures; raises LookupError for anything else.

    ``fonts``: the folder that answers for ``fonts/``.
    """
    if url in pictures:
        return "image/png", pictures[url]
    folder, _, name = url.removeprefix(_BASE).partition("/")
    if not url.startswith(_BASE) or folder not in _FOLDERS or not name or "/" in name:
        raise LookupError(url)
    place = fonts if folder == "fonts" else folder
    return _FOLDERS[folder], (settings.BASE_DIR / "static" / place / name).read_bytes()
