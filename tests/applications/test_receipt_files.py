"""Cut-outs of a receipt, and the file itself: who gets them, and that no script or attachment comes along."""

from io import BytesIO

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from applications.domain.vocabulary import Role
from applications.models import ViewLog
from payments import services as payments
from payments.domain.outcomes import Check
from payments.models import Payment, Receipt, ReceiptCheck
from tests import factories
from tests.applications.admin.desk import signed_in as at_desk
from tests.applications.answers import receipt_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]

PLACE = [[1, 0.05, 0.03, 0.3, 0.045]]


def keep_receipt(payment: Payment) -> Receipt:
    """Return the receipt of a real file, with its page pictures, whose sum has a place and whose day has none."""
    file = receipt_pdf("ÖRNEK BANKASI", "TUTAR : 1.080,00 TL")
    receipt = payments.accept_upload(payment, file, by=factories.make_user(), at=factories.NOON)
    receipt.checks.filter(check_name=Check.AMOUNT).update(spots=PLACE)
    receipt.checks.filter(check_name=Check.DATE).update(spots=[])
    return receipt


@pytest.fixture
def case(person):
    payment = factories.make_payment(expectation={"channel": "transfer", "payer_name": "A B", "payer_tckn": "1"})
    return factories.make_case(owner=person, payment=payment)


@pytest.fixture
def receipt(case) -> Receipt:
    return keep_receipt(case.payment)


def check_of(receipt: Receipt, name: Check) -> ReceiptCheck:
    return receipt.checks.get(check_name=name)


def cutout_of(receipt: Receipt, check: ReceiptCheck | None = None) -> str:
    return reverse("applications:receipt_cutout", args=[receipt.pk, (check or check_of(receipt, Check.AMOUNT)).pk])


def file_of(receipt: Receipt) -> str:
    return reverse("applications:receipt_file", args=[receipt.pk])


# --- Cut-outs ---------------------------------------------------------------------------------------------


def test_the_owner_gets_the_cut_out_as_a_small_picture(signed_in, receipt):
    answer = signed_in.get(cutout_of(receipt))
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    width, height = Image.open(BytesIO(answer.content)).size
    assert 100 <= width <= 1200
    assert 40 <= height <= 300


def test_a_cut_out_that_is_known_already_is_not_made_again(signed_in, receipt):
    first = signed_in.get(cutout_of(receipt))
    again = signed_in.get(cutout_of(receipt), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-store"


def test_a_check_without_a_place_has_no_cut_out(signed_in, receipt):
    assert signed_in.get(cutout_of(receipt, check_of(receipt, Check.DATE))).status_code == 404


@pytest.mark.parametrize("page", [0, 2, 99])
def test_a_place_on_a_page_that_was_not_kept_has_no_cut_out(signed_in, receipt, page):
    receipt.checks.update(spots=[[page, *PLACE[0][1:]]])
    assert signed_in.get(cutout_of(receipt)).status_code == 404


def test_a_check_of_another_receipt_is_a_404(signed_in, receipt):
    payment = factories.make_payment(expectation=receipt.payment.expectation)
    foreign = keep_receipt(payment)
    assert signed_in.get(cutout_of(receipt, check_of(foreign, Check.AMOUNT))).status_code == 404
    assert signed_in.get(cutout_of(foreign)).status_code == 404


def test_strangers_and_other_desks_get_no_cut_out(stranger, case, receipt):
    elsewhere = factories.make_directorate(plate=1, province="Adana", name="Adana İl Sağlık Müdürlüğü")
    other_desk = at_desk(factories.make_member(Role.OFFICER, elsewhere))
    by_code = at_desk(factories.make_member(Role.OFFICER, case.directorate), method="code")
    assert [browser.get(cutout_of(receipt)).status_code for browser in (stranger, other_desk, by_code)] == [404] * 3
    assert Client().get(cutout_of(receipt)).status_code == 302


def test_the_officer_of_the_desk_gets_it_and_the_look_is_written_down(case, receipt):
    officer = factories.make_member(Role.OFFICER, case.directorate)
    assert at_desk(officer).get(cutout_of(receipt)).status_code == 200
    assert (ViewLog.objects.get().case, ViewLog.objects.get().viewer) == (case, officer)


# --- The file ---------------------------------------------------------------------------------------------


def test_the_original_is_handed_out_as_it_came(signed_in, receipt):
    answer = signed_in.get(file_of(receipt))
    document = pypdfium2.PdfDocument(b"".join(answer.streaming_content))
    assert "1.080,00" in document[0].get_textpage().get_text_range()
    assert answer["Content-Disposition"] == 'attachment; filename="dekont.pdf"'


def test_of_a_file_with_scripts_or_attachments_only_pictures_are_handed_out(signed_in, receipt):
    Receipt.objects.update(is_flattened=True)
    answer = signed_in.get(file_of(receipt))
    document = pypdfium2.PdfDocument(answer.content)
    assert len(document) == receipt.page_count
    assert document[0].get_textpage().get_text_range().strip() == ""
    assert answer["Content-Disposition"] == 'attachment; filename="dekont.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    page = signed_in.get(reverse("applications:verdict", args=[receipt.pk])).content.decode()
    assert "yalnız sayfa resimleri verilir" in page


def test_a_file_that_is_missing_on_the_disk_is_a_404(signed_in, receipt):
    receipt.file.storage.delete(receipt.file.name)
    assert signed_in.get(reverse("applications:receipt_file", args=[receipt.pk])).status_code == 404
    assert signed_in.get(reverse("applications:verdict", args=[receipt.pk])).status_code == 200
