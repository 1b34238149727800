"""Does a file keep the rules of PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1)?

As many of their rules as a program can check and our papers can break, each named by its clause: a stand-in for the
reference validator, which needs Java. It is stricter where our papers have no need: no transparency, no form fields, no
attachments, no scripts.
"""

import io

import pikepdf

from tests.applications.printing.conformance.content import contents_of
from tests.applications.printing.conformance.document import problems_of_document
from tests.applications.printing.conformance.file_bytes import problems_of_bytes
from tests.applications.printing.conformance.fonts import problems_of_fonts
from tests.applications.printing.conformance.metadata import problems_of_metadata
from tests.applications.printing.conformance.structure import problems_of_structure


def problems(pdf: bytes) -> list[str]:
    """Return a sentence for every broken rule, with its clause; none for a file that keeps them all."""
    found = list(problems_of_bytes(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found += opened.check_pdf_syntax()
        found += problems_of_document(opened)
        found += problems_of_metadata(opened)
        contents = contents_of(opened)
        found += [problem for page in contents for problem in page.problems]
        found += problems_of_fonts(contents)
        found += problems_of_structure(opened, contents)
    return list(dict.fromkeys(found))
