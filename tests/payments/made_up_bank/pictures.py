"""Scans, photographs and screenshots of a receipt's page, with the faults that scanners, hands and telephones add."""

import random
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_ORIENTATION = 0x0112
_TURNS = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
"""How a camera that was held so stores its pixels, by the EXIF value that tells of it."""


def scan(pdf: bytes, seed: int, dpi: int) -> bytes:
    """Return the page as an office scanner makes it: grey, up to one degree askew, as PDF, JPEG or PNG."""
    rng = random.Random(f"scan {seed}")
    page = _page(pdf, dpi).convert("L")
    page = page.rotate(rng.uniform(-1, 1), Image.Resampling.BICUBIC, fillcolor=rng.randint(235, 255))
    page = _noisy(page, rng, rng.uniform(1, 5))
    if rng.random() < 0.1:  # a scanner set to black and white
        return _saved(page.point(lambda grey: 255 * (grey > 150)).convert("1"), "PNG", dpi=(dpi, dpi))
    kind = rng.choice(("PDF", "PDF", "JPEG", "PNG"))
    if kind != "PDF":
        return _saved(page, kind, dpi=(dpi, dpi), **({"quality": rng.randint(70, 90)} if kind == "JPEG" else {}))
    return _as_pdf(page, rng.randint(70, 90))


def photo(pdf: bytes, seed: int) -> bytes:
    """Return the page as a telephone photographs it on a table: JPEG, perhaps turned with an EXIF mark."""
    rng = random.Random(f"photo {seed}")
    width = rng.choice((1400, 1600, 1900, 2200, 2500))
    size = (width, width * 4 // 3)
    page = _page(pdf, 220).convert("RGB")
    corners = _corners(page.size, size, rng)
    picture = _table(size, rng)
    held = page.transform(size, Image.Transform.PERSPECTIVE, _perspective(corners, page.size), Image.Resampling.BICUBIC)
    paper = Image.new("L", page.size, 255).transform(
        size, Image.Transform.PERSPECTIVE, _perspective(corners, page.size), Image.Resampling.BILINEAR
    )
    picture.paste(held, mask=paper)
    picture = _lit(picture, rng).filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.9)))
    picture = _noisy(picture, rng, rng.uniform(3, 8))
    orientation = rng.choice((1, 1, 1, 3, 6, 8))
    if turn := _TURNS[orientation]:
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return _saved(picture, "JPEG", quality=rng.randint(60, 85), exif=exif)


def screenshot(pdf: bytes, seed: int) -> bytes:
    """Return the page as a telephone's screen, 1080 pixels wide: PNG, or the JPEG of a messenger."""
    rng = random.Random(f"screenshot {seed}")
    page = _page(pdf, 216).convert("RGB")
    if rng.random() < 0.3:  # dark mode
        page = Image.fromarray(255 - np.asarray(page))
    return _saved(page, "PNG") if rng.random() < 0.5 else _saved(page, "JPEG", quality=80)


def _page(pdf: bytes, dpi: int) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    try:
        return document[0].render(scale=dpi / 72).to_pil()
    finally:
        document.close()


def _corners(page: tuple[int, int], size: tuple[int, int], rng: random.Random) -> np.ndarray:
    """Return where the page's corners come to lie: turned by up to eight degrees, and not quite a rectangle."""
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * np.array([page[0], page[1]]) / 2
    angle = np.radians(rng.uniform(-8, 8))
    turned = half @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    room = np.array(size) * rng.uniform(0.78, 0.97)
    turned *= (room / (turned.max(axis=0) - turned.min(axis=0))).min()
    jitter = np.array([[rng.uniform(-0.025, 0.025) for _ in range(2)] for _ in range(4)]) * size[0]
    return turned + np.array(size) / 2 + jitter


def _perspective(corners: np.ndarray, page: tuple[int, int]) -> list[float]:
    """Return Pillow's eight coefficients that carry a place of the picture back to the page."""
    sources = [(0, 0), (page[0], 0), (page[0], page[1]), (0, page[1])]
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, sources, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.linalg.solve(np.array(rows), np.array(values)).tolist()


def _table(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Return a table top: one colour with soft grain."""
    colour = rng.choice(((120, 84, 56), (62, 58, 55), (178, 170, 160), (88, 104, 120)))
    grain = np.random.default_rng(rng.getrandbits(32)).normal(0, 14, (size[1] // 8, size[0] // 40, 1))
    small = np.clip(np.array(colour) + grain, 0, 255).astype(np.uint8)
    return Image.fromarray(small).resize(size, Image.Resampling.BILINEAR)


def _lit(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Darken one side, and lay the soft shadow of a hand over a corner."""
    width, height = picture.size
    y, x = np.mgrid[0:height:8, 0:width:8].astype(np.float32)
    x, y = x / width, y / height
    angle = rng.uniform(0, 2 * np.pi)
    light = 1 - rng.uniform(0.1, 0.4) * (0.5 + 0.5 * ((x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)) * 1.4)
    if rng.random() < 0.6:
        far = np.hypot(x - rng.choice((0, 1)), y - rng.choice((0.1, 0.9)))
        light *= 1 - rng.uniform(0.2, 0.45) / (1 + np.exp((far - rng.uniform(0.3, 0.6)) * rng.uniform(15, 40)))
    tint = np.array([rng.uniform(0.93, 1), rng.uniform(0.93, 1), rng.uniform(0.85, 1)])
    full = Image.fromarray((np.clip(light, 0, 1) * 255).astype(np.uint8)).resize(
        picture.size, Image.Resampling.BILINEAR
    )
    shaded = np.asarray(picture, np.float32) * (np.asarray(full, np.float32)[..., None] / 255) * tint
    return Image.fromarray(np.clip(shaded, 0, 255).astype(np.uint8))


def _noisy(picture: Image.Image, rng: random.Random, strength: float) -> Image.Image:
    pixels = np.asarray(picture, np.float32)
    noise = np.random.default_rng(rng.getrandbits(32)).standard_normal(pixels.shape, np.float32) * strength
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8))


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _as_pdf(picture: Image.Image, quality: int) -> bytes:
    """Return a PDF of one A4 page that holds nothing but the picture."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.drawImage(ImageReader(BytesIO(_saved(picture, "JPEG", quality=quality))), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
