"""The verification sheet: verdict, rungs, signers and digests stand on one page, for good and for bad packages."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from exports.exchange.batches.judged import Judge
from exports.exchange.receiving import inspect_bytes, read_file
from exports.exchange.verification_sheet import SheetFacts, write_verification_sheet
from exports.trust.lists import read_trust
from exports.verdicts.packages import Inspection
from models.values.messages import LANGUAGES
from tests.ui.screens.world import NOW, make_world

FACTS = SheetFacts(
    "106_2020_lan1.asice", "Liên minh Hợp tác xã tỉnh Lai Châu", datetime(2021, 3, 5, tzinfo=UTC)
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    world = make_world(tmp_path_factory.mktemp("sheet"))
    return world.package("106"), world.trust_file


def inspected(path: Path, trust_file: Path) -> Inspection:
    trust = read_trust(trust_file.read_bytes(), None, NOW)
    return inspect_bytes(path, read_file(path), Judge(trust, NOW, None, {})).inspection


def text_of(pdf: bytes) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
        return words, len(document)
    finally:
        document.close()


def test_a_good_package_on_one_page(package: tuple[Path, Path]) -> None:
    found = inspected(*package)
    pdf = write_verification_sheet(found, FACTS)
    text, pages = text_of(pdf)
    assert pages == 1
    assert "Kết luận: Hợp lệ" in text and "Huyện Tam Đường" in text and "Chủ tịch 106" in text
    assert "15. Biểu khớp số liệu: đạt" in text and "không đạt" not in text
    digest = hashlib.sha256(package[0].read_bytes()).hexdigest()
    assert digest in text.replace(" ", "")
    assert found.file_list["bieu.xlsx"][1] in text.replace(" ", "")
    assert write_verification_sheet(found, FACTS) == pdf


def test_a_bad_package_says_at_which_step_and_why(package: tuple[Path, Path], tmp_path: Path) -> None:
    content = bytearray(package[0].read_bytes())
    content[len(content) // 2] ^= 1
    bad = tmp_path / "bad.asice"
    bad.write_bytes(content)
    text, pages = text_of(write_verification_sheet(inspected(bad, package[1]), FACTS))
    assert pages == 1 and "Kết luận: Không hợp lệ" in text and "không đạt" in text
    assert "không được tổng hợp" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_leave_no_code_unsaid(package: tuple[Path, Path], language: str) -> None:
    text, _ = text_of(write_verification_sheet(inspected(*package), replace(FACTS, language=language)))
    assert "SHEET_" not in text and "RUNG_" not in text and "{" not in text


def test_it_is_archival(package: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(write_verification_sheet(inspected(*package), FACTS))
    with pikepdf.open(path) as pdf:
        assert "/OutputIntents" in pdf.Root and b"pdfaid:part>3<" in pdf.Root.Metadata.read_bytes()


def test_many_files_go_on_overleaf(package: tuple[Path, Path]) -> None:
    found = inspected(*package)
    listed = {f"phụ lục {number}.pdf": (1, "ab" * 32) for number in range(60)}
    assert text_of(write_verification_sheet(replace(found, listed=listed), FACTS))[1] == 4
