"""A form in a millisecond."""

from applications.domain.form_sheet import FormSheet
from applications.printing import engine


def render(sheet: FormSheet) -> bytes:
    """Return the PDF of ``sheet`` as ``engine.render`` does. Raises FormNotPrintable or LettersMissing."""
    return engine.render(sheet)
