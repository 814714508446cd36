"""Receipts, queries and answers by commands alone: there and back on one stick."""

from pathlib import Path
from typing import Self

import pytest

from tests.ui.commands.program import Ran, done, run, written
from tests.ui.commands.test_whole_way import AT, PERIOD, Country

UNIT = "03549"
LATER = ("--now", "2026-10-12T08:00:00+07:00")


class Dialogue(Country):
    """A province that has received the package of one commune."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.package = done("inspect", self.send(UNIT), "--json", "--trust", folder / "trust.asice", *AT).json
        done("receive", self.province, self.package["file"], *AT)
        done("trust", "install", self.book(UNIT), folder / "trust.asice", *AT)
        self.back.mkdir()

    @property
    def back(self) -> Path:
        return self.folder / "back"

    def copied(self, folder: Path) -> Self:
        other = super().copied(folder)
        other.package = self.package | {"file": str(other.stick / Path(self.package["file"]).name)}
        return other

    @property
    def signing(self) -> tuple[object, ...]:
        return "--key", self.folder / "12.p12", "--password-file", self.password, "--out", self.back

    def unit(self, verb: str, *arguments: object) -> Ran:
        return done(*verb.split(), self.book(UNIT), *arguments, *LATER)

    def above(self, verb: str, *arguments: object) -> Ran:
        return done(*verb.split(), self.province, *arguments, *LATER)

    def outbox(self) -> dict[str, object]:
        (entry,) = self.unit("outbox", "--json").json
        return dict(entry)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Dialogue:
    """The dialogue that is only copied."""
    return Dialogue(tmp_path_factory.mktemp("dialogue"))


@pytest.fixture
def dialogue(made: Dialogue, tmp_path: Path) -> Dialogue:
    return made.copied(tmp_path)


def test_a_receipt_by_command_ticks_the_outbox(dialogue: Dialogue) -> None:
    before = dialogue.outbox()
    assert (before["receipt"], before["days_waiting"]) == (None, 3)
    dialogue.above("receipts give", *dialogue.signing)
    told = dialogue.unit("take-in", dialogue.back, "--json").json
    assert [(one["kind"], one["outcome"]) for one in told] == [("receipt", "taken")]
    after = dialogue.outbox()
    assert after["receipt"]["state"] == "merged"  # type: ignore[index]
    assert after["days_waiting"] is None
    again = done("receipts", "give", dialogue.province, *dialogue.signing, *LATER)
    assert "biên nhận" in again.out and len(list(dialogue.back.iterdir())) == 1
    (due,) = done("receipts", "list", dialogue.province, "--json").json
    assert (due["state"], due["owed"], due["given"]["number"]) == ("merged", False, 1)
    assert "tổng hợp" in done("receipts", "list", dialogue.province).out
    assert "tổng hợp" in dialogue.unit("outbox").out


def test_a_question_is_asked_answered_and_settled(dialogue: Dialogue) -> None:
    package = dialogue.package["package"][:10]
    where = ("--cell", "B01", "I.1", "actual", "--proposal", "4", "--due", "20/10/2026")
    dialogue.above("queries ask", package, "Vì sao giảm?", *where)
    dialogue.above("queries ask", package, "Thiếu thuyết minh", "--finding", "TOTAL_DIFFERS")
    dialogue.above("queries give", *dialogue.signing, "--unit", UNIT)
    dialogue.unit("take-in", dialogue.back)
    first, second = dialogue.unit("queries list", "--json").json["of_us"]
    assert (first["number"], first["pin"]["place"], first["due"]) == (
        1,
        ["B01", "I.1", "actual"],
        "2026-10-20",
    )
    assert dialogue.outbox()["open_queries"] == 2 and second["waits"]
    book = dialogue.book(UNIT)
    assert run("queries", "accept", book, 1, *LATER).codes == ["PROPOSAL_RETURN_SEALED"]
    dialogue.unit("reopen", PERIOD)
    dialogue.fill(UNIT, "I.1.1,actual,4")
    dialogue.unit("queries accept", 1)
    assert run("queries", "decline", book, 2, "không", *LATER).codes == ["PROPOSAL_NONE"]
    dialogue.unit("queries answer", 2, "Đã bổ sung.")
    corrected = dialogue.send(UNIT)
    dialogue.above("receive", corrected)
    answered = done("queries", "list", dialogue.province, "--json").json["asked"]
    assert [(one["answer"], one["waits"]) for one in answered] == [
        ("Đơn vị đã sửa theo đề nghị: 4.", False),
        ("Đã bổ sung.", False),
    ]
    assert dialogue.merged("I.1") == "4"
    dialogue.above("queries settle", UNIT, 1)
    dialogue.above("queries withdraw", UNIT, 2)
    assert run("queries", "settle", dialogue.province, UNIT, 2, *LATER).codes == ["QUERY_CLOSED"]
    dialogue.above("queries give", *dialogue.signing)
    dialogue.unit("take-in", dialogue.back)
    states = [one["state"] for one in dialogue.unit("queries list", "--json").json["of_us"]]
    assert states == ["settled", "withdrawn"]
    assert "Đã rút lại" in dialogue.unit("queries list").out


def test_answers_travel_as_a_file_of_their_own(dialogue: Dialogue) -> None:
    package = dialogue.package["package"][:10]
    for text in ("Vì sao giảm?", "Thiếu thuyết minh"):
        dialogue.above("queries ask", package, text)
    dialogue.above("queries give", *dialogue.signing)
    dialogue.unit("take-in", dialogue.back)
    book, seal = dialogue.book(UNIT), (dialogue.folder / f"{UNIT}-seal.p12")
    up = dialogue.folder / "up"
    up.mkdir()
    signing = ("--key", seal, "--password-file", dialogue.password, "--out", up)
    assert run("queries", "send-answers", book, *signing, *LATER).codes == ["ANSWERS_NOTHING_NEW"]
    dialogue.unit("queries answer", 1, "Do giải thể hai hợp tác xã.")
    dialogue.unit("queries send-answers", *signing)
    (file,) = up.iterdir()
    assert file.name.startswith(f"giai-trinh_{UNIT}_")
    assert [one["travelled"] for one in dialogue.unit("queries list", "--json").json["of_us"]] == [
        False,
        True,
    ]
    assert run("queries", "send-answers", book, *signing, *LATER).codes == ["ANSWERS_NOTHING_NEW"]
    for outcome in ("taken", "known"):
        told = dialogue.above("take-in", up, "--json").json
        assert [(one["kind"], one["outcome"]) for one in told] == [("answers", outcome)]
    first, second = done("queries", "list", dialogue.province, "--json").json["asked"]
    assert (first["answer"], first["waits"]) == ("Do giải thể hai hợp tác xã.", False) and second["waits"]
    dialogue.unit("queries answer", 1, "Do giải thể ba hợp tác xã.")
    dialogue.unit("queries answer", 2, "Đã bổ sung.")
    dialogue.unit("queries send-answers", *signing[:-1], dialogue.folder)
    news = next(dialogue.folder.glob("giai-trinh_*_1-2.asice"))
    assert run("take-in", book, news, "--json", *LATER).json[0]["code"] == "ANSWERS_OTHER_OFFICE"
    dialogue.above("take-in", news)
    answered = done("queries", "list", dialogue.province, "--json").json["asked"]
    assert [one["answer"] for one in answered] == ["Do giải thể ba hợp tác xã.", "Đã bổ sung."]
    dialogue.above("queries settle", UNIT, 1)
    assert done("verify", dialogue.province, *LATER).status == 0


def test_a_state_and_words_of_the_officers_own(dialogue: Dialogue) -> None:
    package = dialogue.package["package"][:10]
    verb = ("receipts", "give", dialogue.province)
    assert run(*verb, *dialogue.signing, "--state", "received").codes == ["RECEIPT_STATE_NEEDS_PACKAGES"]
    assert run(*verb, package, *dialogue.signing, "--state", "refused").codes == ["RECEIPT_WITHOUT_REASON"]
    done(*verb, package, *dialogue.signing, "--state", "received", "--note", "Đã nhận USB.", *LATER)
    dialogue.unit("take-in", dialogue.back)
    assert dialogue.outbox()["receipt"]["note"] == "Đã nhận USB."  # type: ignore[index]


def test_what_cannot_be_taken_in_is_refused_by_receipt(dialogue: Dialogue) -> None:
    dialogue.unit("reopen", PERIOD)
    older = dialogue.package["file"]
    dialogue.above("receive", dialogue.send(UNIT))
    verb = ("receipts", "refuse", dialogue.province)
    assert run(*verb, older, *dialogue.signing, *LATER).codes == ["RECEIPT_NOT_OURS"]
    done("withdraw", dialogue.province, dialogue.package["package"], *LATER)
    done(*verb, older, *dialogue.signing, "--note", "Đã có lần 2.", *LATER)
    dialogue.unit("take-in", dialogue.back)
    newest, first = dialogue.unit("outbox", "--json").json
    assert newest["receipt"] is None and first["receipt"]["reason"] == "OLD_REVISION"
    (dialogue.folder / "x.asice").write_bytes(b"no package")
    assert run(*verb, dialogue.folder / "x.asice", *dialogue.signing).codes == ["RECEIPT_UNREADABLE"]


def test_what_does_not_stand_is_told_and_the_rest_taken(dialogue: Dialogue) -> None:
    dialogue.above("receipts give", *dialogue.signing)
    (dialogue.back / "other.asice").write_bytes(b"PK")
    ran = run("take-in", dialogue.book(UNIT), dialogue.back, *LATER)
    assert ran.status == 1 and ran.codes == ["FILE_OF_NO_KIND"] and "biên nhận" in ran.out
    again = run(
        "take-in", dialogue.book(UNIT), dialogue.back, dialogue.folder / "trust.asice", "--json", *LATER
    )
    outcomes = {one["code"]: one["outcome"] for one in again.json}
    assert outcomes == {"TRUST_IN_USE": "known", "RECEIPT_KNOWN": "known", "FILE_OF_NO_KIND": "refused"}


def test_a_question_has_one_place(dialogue: Dialogue) -> None:
    package = dialogue.package["package"][:10]
    both = ("--cell", "B01", "I.1", "actual", "--record", "people", "p1")
    assert run("queries", "ask", dialogue.province, package, "?", *both).codes == ["QUERY_TWO_PINS"]
    assert run("queries", "ask", dialogue.province, package, "?", "--record", "people").codes == ["QUERY_PIN"]
    assert run("queries", "answer", dialogue.book(UNIT), 4, "x").codes == ["QUERY_UNKNOWN"]


def test_an_envelope_is_opened_by_the_key_of_the_book(tmp_path: Path) -> None:
    from tests.ui.screens.arriving import PASSWORD, enveloped, hold_reception_key, reception_key
    from tests.ui.screens.world import NOW, make_world
    from ui import reception

    reception.lock()
    world = make_world(tmp_path, reception_key().certificate)
    with world.trusting() as book:
        hold_reception_key(book)
    closed, at = enveloped(world.package("106")), ("--now", NOW.isoformat())
    assert run("take-in", world.province, closed, *at).codes == ["DECRYPT_OTHER_RECIPIENT"]
    secret = written(tmp_path / "mat-khau.txt", PASSWORD)
    (told,) = done("take-in", world.province, closed, "--reception-password-file", secret, "--json", *at).json
    assert (told["kind"], told["outcome"]) == ("package", "taken")
    reception.lock()
