"""Sentences by code: what their details look like to a person."""

import re
import tomllib
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from models.values import messages
from models.values.errors import Refused
from models.values.messages import message_for, sentence


def test_roles_of_signers_are_named_by_their_words() -> None:
    missing = Refused("ROLE_MISSING", roles="leader, seal")
    assert "Lãnh đạo, Con dấu cơ quan" in message_for(missing)
    assert "leader, seal" not in message_for(missing, "en")
    assert "Con dấu cơ quan" in sentence("REGISTRATION_ROLE", {"role": "seal", "known": ""})


def test_a_role_that_is_worded_already_stays() -> None:
    worded = sentence("COMMAND_SIGNER", {"name": "A", "role": "Lãnh đạo", "at": "–"})
    assert "Lãnh đạo" in worded


def test_a_day_is_written_as_people_write_it() -> None:
    details = {
        "period": "2026-Q4",
        "day": date(2026, 9, 30),
        "first": date(2026, 10, 1),
        "last": date(2026, 12, 31),
    }
    assert sentence("CUTOFF_OUTSIDE_PERIOD", details) == (
        "Ngày chốt 30/09/2026 không thuộc kỳ 2026-Q4. Ngày chốt phải từ ngày 01/10/2026 đến ngày 31/12/2026."
    )


def test_numbers_get_their_dots_and_a_missing_detail_shows_its_name() -> None:
    assert "1.500" in sentence("PICTURE_TOO_LARGE", {"allowed": 1500})
    assert "{allowed}" in sentence("PICTURE_TOO_LARGE")


@pytest.mark.parametrize(
    ("table", "language", "worded"),
    [
        ("products", "vi", "Xóa sản phẩm OCOP: Trà"),
        ("products", "en", "Delete OCOP product: Trà"),
        ("debts", "vi", "Xóa khoản nợ: Trà"),
        ("Khoản nợ", "vi", "Xóa Khoản nợ: Trà"),
    ],
)
def test_a_kind_of_record_is_named_by_its_words(table: str, language: str, worded: str) -> None:
    assert sentence("RECORD_REMOVED", {"table": table, "name": "Trà"}, language) == worded


def test_only_the_files_that_are_asked_for_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, read = list[str](), tomllib.loads

    def reading(text: str) -> dict[str, object]:
        parsed.append(text)
        return read(text)

    monkeypatch.setattr(tomllib, "loads", reading)
    told = messages.Sentences("vi")
    assert told["PICTURE_TOO_LARGE"] == sentence("PICTURE_TOO_LARGE") and 1 <= len(parsed) < 5
    assert told.get("NO_SUCH_CODE") is None and "NO_SUCH_CODE" not in told and len(parsed) < 5
    assert len(told) == len(set(told)) > 1000
    assert dict(told) == {code: text for file in parsed for code, text in read(file).items()}


def test_a_code_of_two_files_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sentences" / "vi").mkdir(parents=True)
    for name in ("first.toml", "second.toml"):
        (tmp_path / "sentences" / "vi" / name).write_text('A_CODE = "text"\n', encoding="utf-8")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    with pytest.raises(ValueError, match=r"second.toml: A_CODE is defined twice"):
        messages.Sentences("vi")["A_CODE"]


class _Cut(dict[str, str]):
    """Every detail is a list that was cut."""

    def __missing__(self, key: str) -> str:
        return "Pa Tần, …"


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_sentence_ends_a_list_that_was_cut_with_a_fourth_dot(language: str) -> None:
    ended = 0
    for code, text in messages.sentences(language).items():
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        written = sentence(code, dict.fromkeys(names, "Pa Tần, …"), language)
        assert not re.search(r"…\.(\s|$)", written), code
        ended += "…." in text.format_map(_Cut())
    assert ended > 100
