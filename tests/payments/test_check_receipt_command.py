import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from payments.domain.expectation import expectation_from_json, expectation_to_json
from payments.management.commands.check_receipt import EXAMPLE, SHOWN, Command
from tests.payments.files import picture, text_pdf
from tests.payments.samples import PAYEE_IBAN, SAMPLES
from tests.payments.scans import scan_of
from tests.payments.test_checks import EXPECTED


def run(*arguments):
    out = StringIO()
    call_command("check_receipt", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def files(tmp_path):
    contents = {
        "good.pdf": text_pdf(SAMPLES[0].text),
        "photo.png": picture("PNG"),
        "scan.pdf": scan_of(SAMPLES[0].text),
        "scan.jpg": scan_of(SAMPLES[0].text, kind="JPEG"),
        "program.pdf": b"MZ" + bytes(100),
        "locked.pdf": text_pdf("GÖNDEREN : AYŞE", password="gizli"),
        "empty.pdf": b"",
        "text.txt": SAMPLES[16].text.encode(),
        "old.txt": "GÖNDEREN : AYŞE GÜL IŞIK".encode("cp1254"),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "expected.json").write_text(json.dumps(expectation_to_json(EXPECTED)), encoding="utf-8")
    return tmp_path


def test_json_has_one_object_a_file_in_order(files):
    names = ["good.pdf", "photo.png", "program.pdf", "missing.pdf", "text.txt", "locked.pdf", "empty.pdf", "old.txt"]
    found = json.loads(run(*[files / name for name in names], "--json"))
    assert [each["file"].rsplit("/", 1)[1] for each in found] == names
    assert [each["source"] for each in found] == ["text", "ocr", None, None, "text", None, None, "text"]
    assert [bool(each["error"]) for each in found] == [False, False, True, True, False, True, True, False]
    assert all(each["checks"] == [] and each["verdict"] is None for each in found)
    assert all(set(each["fields"]) == set(SHOWN) for each in found)
    assert found[-1]["fields"]["payer"] == "AYŞE GÜL IŞIK"


def test_json_values_are_plain(files):
    (found,) = json.loads(run(files / "good.pdf", "--json"))
    keys = {"file", "issuer", "fields", "findings", "masked", "several", "is_ocr", "source", "checks"}
    assert set(found) == keys | {"verdict", "error"}
    assert (found["masked"], found["several"], found["is_ocr"]) == ([], False, False)
    assert found["issuer"] == "Halkbank"
    assert found["fields"]["amount"] == "1080.00"
    assert found["fields"]["date"] == "2026-11-16"
    assert found["fields"]["payee_iban"] == PAYEE_IBAN
    assert found["fields"]["rail"] == "fast"


def test_what_the_bank_masked_is_null(files):
    (found,) = json.loads(run(files / "text.txt", "--json"))
    assert found["issuer"] == "DenizBank"
    assert found["fields"]["payer_tckn"] is None
    assert "payer_tckn" in found["masked"]


@pytest.mark.parametrize("name", ["scan.pdf", "scan.jpg"])
def test_a_picture_is_read_too(files, name):
    (found,) = json.loads(run(files / name, "--expect", files / "expected.json", "--json"))
    assert (found["source"], found["is_ocr"], found["issuer"]) == ("ocr", True, "Halkbank")
    assert (found["fields"]["amount"], found["fields"]["payee_iban"]) == ("1080.00", PAYEE_IBAN)
    assert found["verdict"] == "agrees"


@pytest.mark.parametrize("name", ["good.pdf", "scan.pdf"])
def test_a_value_tells_how_and_where_it_was_found(files, name):
    (found,) = json.loads(run(files / name, "--expect", files / "expected.json", "--json"))
    assert {"payee_iban", "amount", "payer", "date"} <= set(found["findings"])
    finding = found["findings"]["payee_iban"]
    assert set(finding) == {"how", "spots", "is_certain", "printed"}
    assert (finding["how"], finding["is_certain"], finding["printed"]) == ("layout", True, None)
    (page, left, top, right, bottom), *_ = finding["spots"]
    assert page == 1
    assert 0 < left < right < 1
    assert 0 < top < bottom < 1
    iban = next(check for check in found["checks"] if check["check"] == "payee_iban")
    assert iban["spots"] == finding["spots"]


def test_with_an_expectation_the_checks_are_told(files):
    good, photo, program = json.loads(
        run(
            files / "good.pdf",
            files / "photo.png",
            files / "program.pdf",
            "--expect",
            files / "expected.json",
            "--json",
        )
    )
    assert [check["outcome"] for check in good["checks"]] == ["agrees"] * 7
    assert good["verdict"] == "agrees"
    assert {check["outcome"] for check in photo["checks"]} == {"cannot_tell"}
    assert (photo["verdict"], photo["error"]) == ("cannot_tell", None)
    assert (program["verdict"], program["checks"]) == (None, [])


def test_people_get_lines(files):
    out = run(files / "good.pdf", files / "program.pdf", "--expect", files / "expected.json")
    assert "Halkbank, 1.080,00 TL, 16 Kasım 2026 – Uygun" in out
    assert "Alıcı IBAN: Uygun. Para doğru hesaba gitmiş." in out
    assert "Bu dosya PDF değil." in out
    assert "Halkbank, 1.080,00 TL, 16 Kasım 2026 (görüntüden okundu)" in run(files / "scan.jpg")


@pytest.mark.parametrize("content", ["{}", "[1]", "no json"])
def test_a_bad_expectation_ends_with_a_sentence(files, content):
    (files / "bad.json").write_text(content)
    with pytest.raises(CommandError, match="Beklenen ödeme okunamadı"):
        run(files / "good.pdf", "--expect", files / "bad.json")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 100_000, b""], ids=["no text", "too deep", "empty"])
def test_an_expectation_that_is_no_json_ends_with_a_sentence(files, content):
    (files / "bad.json").write_bytes(content)
    with pytest.raises(CommandError, match="Beklenen ödeme okunamadı"):
        run(files / "good.pdf", "--expect", files / "bad.json")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.pdf", "Dosya okunamadı."),
        (".", "Dosya okunamadı."),
        ("empty.pdf", "Dosya boş."),
        ("locked.pdf", "PDF şifreli."),
    ],
)
def test_a_file_that_is_not_taken_is_told_and_the_others_are_read(files, name, sentence):
    out = run(files / name, files / "text.txt")
    assert sentence in out
    assert f"{files / 'text.txt'}: " in out


def test_help_shows_an_expectation_that_is_valid():
    assert EXAMPLE in Command().create_parser("manage.py", "check_receipt").format_help()
    assert expectation_from_json(json.loads(EXAMPLE)).payer_name == "Ayşe Gül Işık"
