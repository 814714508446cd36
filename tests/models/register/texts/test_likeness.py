"""Names of one record, however a keyboard bent them, and names of two that only sound alike."""

import time

import pytest

from models.register.texts.likeness import Likeness, NamedRecord, is_slip, pairs
from models.values.names import fold, fold_organisation


def organisation(key: str, name: str, place: str | None = "03549", number: str = "") -> NamedRecord:
    return NamedRecord(key, name, fold_organisation(name), place, number)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("HTX Nông nghiệp Tân Phong", "HTX NÔNG NGHIỆP TÂN PHONG", Likeness.NAME),
        ("HTX Nông nghiệp Tân Phong", "HTX Nông nghiệp Tấn Phông", Likeness.NAME),
        ("HTX NN Tân Phong", "Hợp tác xã nông nghiệp Tân Phong", Likeness.ABBREVIATED),
        ("HTX NN Tân Phong", "HTX Tân Phong NN", Likeness.SWAPPED),
        ("HTX Mường So", "HTX Mưòng Xo", None),
        ("HTX NN Bình Lư", "HTX NN Bình Lưu", None),
        ("HTX NN Thành Công", "HTX NN Thàmh Công", Likeness.SLIP),
        ("HTX NN Thành Công", "HTX NN Thành Côngg", Likeness.SLIP),
        ("HTX Sìn Hồ", "HTX SìnHồ", Likeness.SLIP),
        ("HTX Số 1 Nậm Tăm", "HTX Số 2 Nậm Tăm", None),
        ("HTX NN Tân Phong", "HTX Tân Phong", Likeness.USUAL_WORDS),
        ("HTX NN Tân Phong", "HTX TM Tân Phong", None),
        ("HTX Tân Phong", "HTX Hoà Bình", None),
    ],
)
def test_why_two_names_of_one_commune_may_be_one(one: str, other: str, why: Likeness | None) -> None:
    found = pairs([organisation("a", one), organisation("b", other)])
    assert found == ({} if why is None else {("a", "b"): why})


def test_one_number_is_one_wherever_it_is() -> None:
    one, other = organisation("a", "HTX A", "1", "6200000001"), organisation("b", "HTX B", "2", "6200000001")
    assert pairs([one, other]) == {("a", "b"): Likeness.NUMBER}


def test_one_name_in_two_communes_is_two_unless_a_commune_is_unknown() -> None:
    here, there = organisation("a", "HTX A", "1"), organisation("b", "HTX A", "2")
    assert pairs([here, there]) == {}
    assert pairs([here, organisation("b", "HTX A", None)]) == {("a", "b"): Likeness.PLACE_UNKNOWN}


def test_a_former_name_is_met() -> None:
    renamed = NamedRecord("b", "HTX Mới", "htx moi", "1", "", ("htx cu",))
    assert pairs([organisation("a", "HTX Cũ", "1"), renamed]) == {("a", "b"): Likeness.FORMER_NAME}


def test_what_speaks_against_a_pair_drops_it_and_sorts_are_never_mixed() -> None:
    one, other = organisation("a", "HTX A"), organisation("b", "HTX A")
    assert pairs([one, other], lambda *_: False) == {}
    group = NamedRecord("b", "HTX A", "htx a", "03549", "", (), "group")
    assert pairs([one, group]) == {}


def test_slips_are_a_letter_and_in_long_words_two() -> None:
    assert is_slip("phong", "phogn") and is_slip("thanh", "tham") is False
    assert is_slip("nguyen", "ngyuem") and not is_slip("an", "am")


def test_a_large_register_is_gone_through_once() -> None:
    families, given = ("Nguyễn Văn", "Lò Thị", "Vàng A"), "abcdefghijklmnopqrstuvwxyz"
    names = [
        f"{family} {a}{b}{c}" for family in families for a in given for b in given[:12] for c in given[:8]
    ]
    records = [NamedRecord(str(at), name, fold(name), str(at % 60)) for at, name in enumerate(names)]
    begun = time.process_time()
    pairs(records)
    assert len(records) > 7_000 and time.process_time() - begun < 10
