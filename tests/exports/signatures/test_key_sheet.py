"""The paper copy of a reception key: it says whose key it is, holds every line, and never the password."""

from datetime import timedelta

from pypdfium2 import PdfDocument

from exports.signatures.key_sheet import KeySheet, write_key_sheet
from exports.signatures.key_text import from_lines, to_lines
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import load_key, save_key, signer_fingerprint
from tests.exports.hostile import NOW

PASSWORD = "mậtkhẩuriêng"


def pages(pdf: bytes) -> list[str]:
    document = PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_the_key_comes_back_from_what_is_printed() -> None:
    key = new_reception_key("Khóa mở gói tỉnh Lai Châu", "Lai Châu", NOW)
    p12, sha256 = save_key(key, PASSWORD), signer_fingerprint(key)
    facts = KeySheet("Liên minh", "Khóa mở gói tỉnh Lai Châu", sha256, NOW, NOW + timedelta(days=1825))
    printed = pages(write_key_sheet(p12, facts))
    whole = "\n".join(printed)
    assert len(printed) == 3 and PASSWORD not in whole and "KHÔNG in ở đây" in whole
    assert "06/07/2026" in whole and "05/07/2031" in whole and sha256[:4].upper() in whole
    lines = to_lines(p12)
    assert all(line in whole.replace("\r", "") for line in lines)
    assert from_lines("\n".join(lines)) == p12
    assert load_key(from_lines("\n".join(lines)), PASSWORD).certificate == key.certificate
    assert all(f"trang {at}" in page for at, page in enumerate(printed, 1))
    assert "6/6" in printed[-1]


def test_the_sheet_speaks_english_too() -> None:
    key = new_reception_key("Lai Chau", "", NOW)
    facts = KeySheet("Union", "Lai Chau", signer_fingerprint(key), NOW, NOW, "en")
    assert "PAPER COPY" in pages(write_key_sheet(save_key(key, PASSWORD), facts))[0]
