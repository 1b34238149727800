"""What is printed from a request's page at the desk: the form, and the declaration alone."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications import desk
from applications.admin.case_page import conflict, find_case
from applications.domain.form_sheet import NoFormDue
from applications.printing.letters import NoDeclaration
from applications.printing.letterset import LettersMissing
from applications.views.files import printed_form, printed_letter

NO_LETTER = "Bu başvuruda basılacak dilekçe yok: hazırlanmadı, geri alındı ya da gerek kalmadı."


@require_safe
def form_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the printed form and write down who looked."""
    return _hand_out(request, pk, printed_form)


@require_safe
def declaration_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the declaration without the form and write down who looked."""
    return _hand_out(request, pk, printed_letter)


def _hand_out(request: HttpRequest, pk: int, printed: Callable[..., HttpResponse]) -> HttpResponse:
    """Return what ``printed`` makes of the request, or say why there is nothing to print."""
    case, now = find_case(request, pk), timezone.now()
    try:
        pdf = printed(request, case, at=now)
    except NoFormDue as error:
        return conflict(request, case, str(error), status=HTTPStatus.NOT_FOUND)
    except NoDeclaration:
        return conflict(request, case, NO_LETTER, status=HTTPStatus.NOT_FOUND)
    except LettersMissing as error:
        sentence = f"{error} Bunu başvuran değiştirir: başvuruyu düzeltmeye gönderin."
        return conflict(request, case, sentence, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    desk.log_view(case, request.user, at=now, day=timezone.localdate(now))
    return pdf
