"""A register handed over by signed files: laid down, judged, taken over, and the receipt back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exports.exchange.handover import files, office
from exports.exchange.handover.office import open_handover, trouble_of
from exports.exchange.receiving import install_trust
from exports.signatures.certificates import demonstration_authority, demonstration_key
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.lists import TrustedCertificate, TrustList, build_trust
from models.dialogue.handovers import Handover
from models.values.errors import Refused, Unavailable
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.handover import giving, records
from storage.register.lists import lists
from tests.storage.handover.sample_district import AFTER, BEFORE, district
from tests.storage.sample_returns import unit_book

FROM, TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


@dataclass
class Both:
    """District 109, the commune 03549, their keys, and a folder for the files."""

    giver: Book
    taker: Book
    keys: dict[str, KeySigner]
    stick: Path

    def hand_over(self) -> Path:
        """The file for the commune."""
        written = office.hand_over(self.giver, {}, [self.keys["109"]], self.stick)
        return next(one.path for one in written if one.said.taker.code == "03549")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    authority = demonstration_authority("screens", FROM, TO)
    units = {"109": unit_on("109", BEFORE), "03549": unit_on("03549", AFTER)}
    keys = {
        code: demonstration_key("screens", code, authority, FROM, TO) for code in ("12", *units, "stranger")
    }
    issued, following = datetime(2025, 6, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)
    trust = TrustList(
        serial=1,
        province=settings.named(unit_on("12", date(2026, 1, 1))),
        issued_at=issued,
        next_update=following,
        members=tuple(
            TrustedCertificate(
                unit.level, code, unit.valid_from, signer_fingerprint(keys[code]), "seal", FROM.date()
            )
            for code, unit in units.items()
        ),
        required_roles={"commune": ("seal",), "district": ("seal",)},
        authorities=authority.certificates,
        crls=authority.crls(issued, following),
    )
    signed = build_trust(trust, keys["12"])
    giver, _ = district(tmp_path, lost=False)
    taker = unit_book(tmp_path / "03549.book", "03549")
    for book in (giver, taker):
        install_trust(book, signed)
    stick = tmp_path / "stick"
    stick.mkdir()
    yield Both(giver, taker, keys, stick)
    giver.close()
    taker.close()


def test_from_the_district_to_the_commune_and_the_receipt_back(both: Both) -> None:
    path = both.hand_over()
    assert sorted(one.name for one in both.stick.iterdir()) == [
        "ban-giao_109_03388_lan1.asice",
        "ban-giao_109_03549_lan1.asice",
    ]
    opened = open_handover(both.taker, path)
    assert opened.acceptable and opened.handover is not None and trouble_of(both.taker, opened) is None
    receipt = office.take_over(both.taker, opened)
    assert len(lists.keys(both.taker, "organisations")) == receipt.totals.organisations == 2
    (laid,) = office.give_receipts(both.taker, [both.keys["03549"]], both.stick)
    assert laid.path.name == "bien-nhan-ban-giao_109_03549.asice"
    kept = office.take_receipt(both.giver, open_handover(both.giver, laid.path))
    assert kept.other.code == "03549" and kept.receipt_at
    # judged again, the file is known
    assert open_handover(both.taker, path).code == "HANDOVER_KNOWN"


def test_who_signs_for_another_unit_is_not_believed(both: Both) -> None:
    handed = next(one for one in giving.giving(both.giver).handovers if one.taker.code == "03549")
    for name, code in (("stranger", "SIGNER_NOT_OF_UNIT"), ("03549", "SIGNER_NOT_OF_UNIT")):
        path = both.stick / f"{name}.asice"
        path.write_bytes(files.build(handed, [both.keys[name]]))
        opened = open_handover(both.taker, path)
        assert not opened.acceptable and opened.code == code
        with pytest.raises(Refused, match=code):
            office.take_over(both.taker, opened)
    assert list(lists.keys(both.taker, "organisations")) == []


def test_a_file_for_another_unit_or_altered_is_refused(both: Both) -> None:
    both.hand_over()
    other = open_handover(both.taker, both.stick / "ban-giao_109_03388_lan1.asice")
    assert other.code == "HANDOVER_OTHER_UNIT"
    path = both.stick / "ban-giao_109_03549_lan1.asice"
    data = bytearray(path.read_bytes())
    data[400] ^= 1
    path.write_bytes(data)
    assert not open_handover(both.taker, path).acceptable
    path.write_bytes(b"not a container")
    assert open_handover(both.taker, path).inspection.said is None


def test_a_table_or_column_that_is_not_known_is_refused(both: Both) -> None:
    handed = giving.giving(both.giver).handovers[0]
    strange = replace(handed, register={**handed.register, "settings": handed.register["organisations"]})
    path = both.stick / "strange.asice"
    path.write_bytes(files.build(strange, [both.keys["109"]]))
    assert open_handover(both.taker, path).code == "NOTICE_SHAPE"


def test_nothing_is_given_without_key_or_folder(both: Both) -> None:
    with pytest.raises(Refused, match="KEY_MISSING"):
        office.hand_over(both.giver, {}, [], both.stick)
    with pytest.raises(Unavailable, match="FOLDER_MISSING"):
        office.hand_over(both.giver, {}, [both.keys["109"]], both.stick / "gone")
    with pytest.raises(Refused, match="HANDOVER_NOTHING_TAKEN"):
        office.give_receipts(both.taker, [both.keys["03549"]], both.stick)
    assert records.given(both.giver) == [] and isinstance(giving.giving(both.giver).handovers[0], Handover)


def test_a_file_with_personal_data_is_closed_with_a_password(both: Both) -> None:
    written = office.hand_over(both.giver, {}, [both.keys["109"]], both.stick, "Mường So 2025")
    path = next(one.path for one in written if one.said.taker.code == "03549")
    assert path.name == "ban-giao_109_03549_lan1.asice.p7m" and b"ban-giao.json" not in path.read_bytes()
    with pytest.raises(Refused, match="HANDOVER_CLOSED"):
        open_handover(both.taker, path)
    with pytest.raises(Refused, match="DECRYPT_PASSWORD_WRONG"):
        open_handover(both.taker, path, "Mường So")
    assert open_handover(both.taker, path, "Mường So 2025").acceptable
