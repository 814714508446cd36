"""Words of people mean one entry of a list, or are refused with the choices."""

import tomllib

import pytest

from models.register.texts.code_words import code_meant, practice
from models.values import codes
from models.values.errors import Refused
from models.values.messages import LANGUAGES, sentence
from models.values.names import fold
from resources import ROOT


@pytest.mark.parametrize(
    ("list_name", "text", "entry"),
    [
        ("operational_statuses", "Hoạt động", "active"),
        ("operational_statuses", "Đang hoạt động", "active"),
        ("operational_statuses", "hoạt động cầm chừng", "active_weak"),
        ("operational_statuses", "Ngừng HĐ", "stopped"),
        ("operational_statuses", "không hoạt động", "stopped"),
        ("operational_statuses", "đã giải thể", "ended"),
        ("operational_statuses", "tồn tại", "formal_only"),
        ("sectors", "Nông nghiệp", "agriculture"),
        ("sectors", "Thương mại", "trade"),
        ("sectors", "vật liệu xây dựng", "construction"),
        ("organisation_kinds", "HTX", "cooperative"),
        ("product_groups", "duoc lieu", "herbal"),
        ("positions", "Giám đốc", "director"),
        ("positions", "Giám đốc HTX", "director"),
        ("positions", "Chủ tịch HĐQT kiêm Giám đốc", "chair"),
        ("positions", "Phó Giám đốc", "deputy_director"),
        ("training_levels", "ĐH", "university"),
        ("training_levels", "Thạc sĩ", "postgraduate"),
        ("sectors", "Dịch vụ tổng hợp", "trade"),
        ("ethnic_groups", "Mông", "hmong"),
        ("ethnic_groups", "H’Mông", "hmong"),
        ("ethnic_groups", "Mường", "muong"),
        ("ethnic_groups", "Khơ Mú", "kho_mu"),
        ("ethnic_groups", "Dao đỏ", "dao"),
        ("ethnic_groups", "La Hủ", "la_hu"),
    ],
)
def test_exact_words_or_words_of_one_entry_alone_mean_it(list_name: str, text: str, entry: str) -> None:
    assert code_meant("field", list_name, text) == entry


@pytest.mark.parametrize(
    ("list_name", "text", "code", "choice"),
    [
        ("operational_statuses", "x", "CELL_WORD_UNKNOWN", "Đang hoạt động"),
        ("operational_statuses", "đang", "CELL_WORD_AMBIGUOUS", "Đang hoạt động hiệu quả"),
        ("operational_statuses", "động", "CELL_WORD_AMBIGUOUS", "Ngừng hoạt động"),
        ("operational_statuses", "Giải thể", "CELL_WORD_AMBIGUOUS", "chờ giải thể"),
        ("operational_statuses", "hoạt", "CELL_WORD_AMBIGUOUS", "Ngừng hoạt động"),
        ("sectors", "nô", "CELL_WORD_UNKNOWN", "Nông, lâm, ngư, diêm nghiệp"),
        ("member_kinds", "thành viên", "CELL_WORD_AMBIGUOUS", "Thành viên chính thức"),
    ],
)
def test_other_words_are_refused_with_the_choices(list_name: str, text: str, code: str, choice: str) -> None:
    with pytest.raises(Refused, match=code) as refusal:
        code_meant("operational_status", list_name, text)
    for language in LANGUAGES:
        said = sentence(code, refusal.value.details, language)
        assert choice in said and "{" not in said


def test_a_word_of_practice_means_one_entry_that_is_there() -> None:
    lists = tomllib.loads((ROOT / "names" / "code_words.toml").read_text(encoding="utf-8"))
    for list_name in lists:
        entries = {entry.id: {fold(entry.vi), fold(entry.en)} for entry in codes.entries(list_name)}
        assert practice(list_name).keys() <= entries.keys()
        seen: dict[str, str] = {}
        for entry, words in practice(list_name).items():
            for word in words:
                assert seen.setdefault(word, entry) == entry, word
                assert not [one for one, labels in entries.items() if one != entry and word in labels], word
