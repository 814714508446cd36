"""key, send, reopen, inspect, trust, receive, withdraw, status: a return on its way, and what is refused."""

import shutil
from pathlib import Path

import pytest

from tests.ui.commands.program import Ran, done, founded, run, value, written

LATER = ("--now", "2020-12-18T12:00:00+07:00")
RUNGS = (
    *("size", "zip", "mimetype", "layout", "manifest", "signatures", "digests", "data", "trust", "clock"),
    *("certificates", "revocation", "pin", "roles", "content", "figures"),
)


@pytest.fixture
def sender(tmp_path: Path) -> Path:
    """A book whose return can be sealed."""
    book = founded(tmp_path / "109.book")
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", "row,column,value", "I.1,actual,44"))
    return book


KEY_FILES = (("k.p12", "Lò Thị Mai"), ("k2.p12", "Văn thư"))
PASSWORD = "password.txt"


@pytest.fixture(scope="module")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of two keys and their password: making them takes as long as sealing a return."""
    folder = tmp_path_factory.mktemp("keys")
    password = written(folder / PASSWORD, "mật khẩu 1")
    for name, who in KEY_FILES:
        done("key", "new", folder / name, "--name", who, "--unit", "UBND", "--password-file", password)
    return folder


@pytest.fixture
def key(made_keys: Path, tmp_path: Path) -> tuple[object, ...]:
    """The arguments of two keys: the leader's, then the seal's."""
    for name in (PASSWORD, *(name for name, _ in KEY_FILES)):
        shutil.copy(made_keys / name, tmp_path)
    files = [word for name, _ in KEY_FILES for word in ("--key", tmp_path / name)]
    return *files, "--password-file", tmp_path / PASSWORD


def _sent(book: Path, key: tuple[object, ...], folder: Path, period: str = "2020") -> Ran:
    folder.mkdir(exist_ok=True)
    return run("send", book, period, *key, "--out", folder)


def _state(book: Path) -> list[tuple[int, str]]:
    return [(one["revision"], one["state"]) for one in done("status", book, "--json").json["returns"]]


def test_a_new_key_tells_its_fingerprint_and_is_never_written_over(tmp_path: Path) -> None:
    password = written(tmp_path / "p", "x")
    arguments = ("key", "new", tmp_path / "k.p12", "--name", "A", "--unit", "B", "--password-file", password)
    told = done(*arguments, "--kind", "p-256").out.split()[-1]
    assert len(bytes.fromhex(told)) == 32
    before = (tmp_path / "k.p12").read_bytes()
    assert run(*arguments).codes == ["KEY_FILE_EXISTS"]
    assert (tmp_path / "k.p12").read_bytes() == before


def test_a_key_needs_a_password_in_a_readable_file(tmp_path: Path) -> None:
    arguments = ("key", "new", tmp_path / "k.p12", "--name", "A", "--unit", "B", "--password-file")
    assert run(*arguments, tmp_path / "no").codes == ["PASSWORD_FILE_MISSING"]
    assert run(*arguments, tmp_path).codes == ["PASSWORD_FILE_UNREADABLE"]
    assert run(*arguments, written(tmp_path / "empty", "")).codes == ["KEY_PASSWORD_EMPTY"]
    (tmp_path / "wide").write_bytes(b"\xff\xff\xff")
    assert run(*arguments, tmp_path / "wide").codes == ["PASSWORD_FILE_NOT_TEXT"]
    assert not (tmp_path / "k.p12").exists()


def test_a_return_leaves_as_one_file_and_the_same_one_again(
    sender: Path, key: tuple[object, ...], tmp_path: Path
) -> None:
    first = _sent(sender, key, tmp_path / "out")
    assert first.status == 0, first.err
    package = tmp_path / "out" / "109_2020_lan1.asice"
    content = package.read_bytes()
    assert _sent(sender, key, tmp_path / "again").status == 0
    assert (tmp_path / "again" / package.name).read_bytes() == content
    assert _state(sender) == [(1, "sent")]


def test_a_sent_return_is_frozen_until_it_is_reopened(
    sender: Path, key: tuple[object, ...], tmp_path: Path
) -> None:
    assert _sent(sender, key, tmp_path / "out").status == 0
    csv = written(tmp_path / "b.csv", "row,column,value", "I.1,actual,45")
    assert run("fill", sender, "B01", "2020", csv).codes == ["RETURN_SEALED"]
    done("reopen", sender, "2020")
    done("fill", sender, "B01", "2020", csv)
    assert _state(sender) == [(2, "draft"), (1, "sent")]
    assert value(sender, "B01", "2020", "I.1") == "45"
    old = done("figures", sender, "B01", "2020", "--revision", "1", "--json").json
    assert next(one["value"] for one in old if (one["row"], one["column"]) == ("I.1", "actual")) == "44"
    assert _sent(sender, key, tmp_path / "out").status == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "109_2020_lan1.asice",
        "109_2020_lan2.asice",
    ]


def test_reopening_what_is_not_sealed_is_refused(sender: Path) -> None:
    assert run("reopen", sender, "2020").codes == ["RETURN_NOT_SEALED"]
    assert run("reopen", sender, "2019").codes == ["RETURN_NOT_SEALED"]


def test_a_return_that_the_register_fills_alone_is_sent_without_typing_anything(
    key: tuple[object, ...], tmp_path: Path
) -> None:
    book = founded(tmp_path / "xa.book", "03394", "2026-09-30")
    lines = (
        "name,kind,sector,founded_on,no_tax_code_reason",
        "HTX Chè,cooperative,crops,2019-05-12,đang cấp",
    )
    done("import", book, "organisations", written(tmp_path / "o.csv", *lines))
    assert done("status", book, "--json").json["returns"] == []
    for finding in run("check", book, "2026-Q3", "--json").json:
        if finding["level"] == "warning":
            done("answer", book, "2026-Q3", finding["key"], "Sổ mới lập, chưa có số kỳ trước")
    assert _sent(book, key, tmp_path / "out", "2026-Q3").status == 0
    assert _state(book) == [(1, "sent")]
    assert value(book, "B01", "2026-Q3", "I.1") == "1" and len(list((tmp_path / "out").iterdir())) == 1


def test_sending_tells_everything_that_stands_in_the_way(
    sender: Path, key: tuple[object, ...], tmp_path: Path
) -> None:
    lines = ("row,column,value", "I.2,actual,300", "I.2.3a,actual,301", "I.1.4,actual,1")
    done("fill", sender, "B01", "2020", written(tmp_path / "b.csv", *lines))
    ran = _sent(sender, key, tmp_path / "out")
    assert ran.status == 1
    assert ran.codes == ["PART_ABOVE_WHOLE", "OPENING_MISSING", "RETURN_HAS_ERRORS"]
    assert _state(sender) == [(1, "draft")]
    assert not list((tmp_path / "out").iterdir())


def test_a_key_that_cannot_sign_seals_nothing(sender: Path, key: tuple[object, ...], tmp_path: Path) -> None:
    _, file, _, second, _, password = key
    assert isinstance(file, Path)
    seal = ("--key", second)
    damaged, other = tmp_path / "damaged.p12", written(tmp_path / "other.p12", "%PDF-1.7")
    damaged.write_bytes(file.read_bytes()[:200])
    wrong = written(tmp_path / "wrong", "không phải")
    out = tmp_path / "out"
    out.mkdir()
    for arguments, code in (
        (("--key", tmp_path / "no.p12", *seal, "--password-file", password), "KEY_FILE_MISSING"),
        (("--key", tmp_path, *seal, "--password-file", password), "KEY_FILE_UNREADABLE"),
        (("--key", damaged, *seal, "--password-file", password), "KEY_FILE_DAMAGED"),
        (("--key", other, *seal, "--password-file", password), "KEY_FILE_DAMAGED"),
        (("--key", file, *seal, "--password-file", wrong), "KEY_PASSWORD_WRONG"),
        (("--key", file, *seal, "--password-file", tmp_path / "no"), "PASSWORD_FILE_MISSING"),
        ((*key, "--password-file", password, "--password-file", password), "PASSWORDS_DO_NOT_FIT_KEYS"),
        ((*key, *seal), "KEYS_TOO_MANY"),
        (("--key", file, "--password-file", password), "ROLE_MISSING"),
        (("--password-file", password), "KEY_MISSING"),
        ((*key, "--now", "2036-01-01"), "KEY_EXPIRED"),
    ):
        codes = run("send", sender, "2020", *arguments, "--out", out).codes
        assert codes == (["CLOCK_LEAPT", code] if "2036-01-01" in arguments else [code])
    assert run("send", sender, "2020", *key, "--out", tmp_path / "no").codes == ["FOLDER_MISSING"]
    assert run("send", sender, "2021", *key, "--out", out).codes == ["RETURN_NOT_OPENED"]
    assert _state(sender) == [(1, "draft")]
    assert not list(out.iterdir())


def test_two_keys_sign_the_print_and_the_whole(sender: Path, key: tuple[object, ...], tmp_path: Path) -> None:
    assert _sent(sender, key, tmp_path / "out").status == 0
    told = run("inspect", tmp_path / "out" / "109_2020_lan1.asice", "--json").json
    assert [signer["name"] for signer in told["signers"]] == ["Lò Thị Mai", "Văn thư"]


def test_inspect_tells_how_far_a_package_got(province: Path) -> None:
    ran = done(
        "inspect",
        province / "packages" / "106_2020_lan1.asice",
        "--trust",
        province / "trust.asice",
        "--json",
    )
    told = ran.json
    assert (told["verdict"], told["code"]) == ("valid", "")
    assert told["unit"]["code"] == "106"
    assert told["unit"]["level"] == "district"
    assert (told["period"], told["revision"], told["recipient"]["code"]) == ("2020", 1, "12")
    assert tuple(rung["name"] for rung in told["rungs"]) == RUNGS
    assert all(rung["passed"] for rung in told["rungs"])
    assert [signer["role"] for signer in told["signers"]] == ["leader", "seal"]


def test_inspect_without_a_trust_list_decides_nothing(province: Path) -> None:
    ran = run("inspect", province / "packages" / "106_2020_lan1.asice")
    assert (ran.status, ran.codes) == (1, ["TRUST_MISSING"])
    assert "Chưa thể kết luận" in ran.out
    assert "Huyện Tam Đường" in ran.out


def test_inspect_names_what_is_wrong(province: Path, tmp_path: Path) -> None:
    trust = ("--trust", province / "trust.asice")
    altered = run("inspect", province / "packages" / "109_2020_lan1.asice", *trust, "--json")
    assert (altered.status, altered.json["verdict"], altered.codes) == (1, "invalid", ["DIGEST_MISMATCH"])
    assert altered.json["unit"] is None
    stranger = run("inspect", province / "packages" / "105_2020_lan1.asice", *trust)
    assert (stranger.status, stranger.codes) == (1, ["CERT_UNTRUSTED"])
    assert run("inspect", tmp_path / "no.asice").codes == ["FILE_MISSING"]
    assert run("inspect", tmp_path).codes == ["FILE_MISSING"]
    assert run("inspect", written(tmp_path / "a.asice", "<html>"), *trust).codes == ["ZIP_LAYOUT"]


def test_a_trust_list_is_pinned_at_first_use(province: Path, tmp_path: Path) -> None:
    book = founded(tmp_path / "12.book", unit="12")
    wrong = run("trust", book, province / "trust.asice", "--pin", "00" * 32)
    assert wrong.codes == ["TRUST_SIGNER_NOT_PINNED"]
    first = done("trust", book, province / "trust.asice").out
    pin = first.split()[-1]
    assert len(bytes.fromhex(pin)) == 32
    assert pin not in done("trust", book, province / "trust.asice").out
    done("trust", founded(tmp_path / "b.book", unit="12"), province / "trust.asice", "--pin", pin)
    assert run("trust", book, tmp_path / "no").codes == ["FILE_MISSING"]
    assert run("trust", book, province / "packages" / "106_2020_lan1.asice").codes == ["TRUST_SHAPE"]


@pytest.fixture
def receiver(province: Path, tmp_path: Path) -> Path:
    """A province's book that trusts the senders and has received nothing."""
    book = founded(tmp_path / "12.book", unit="12")
    done("trust", book, province / "trust.asice")
    return book


def test_one_refused_package_does_not_stop_the_others(receiver: Path, province: Path, tmp_path: Path) -> None:
    packages = province / "packages"
    names = ("105_2020_lan1", "106_2020_lan1", "107_2020_lan1", "107_2020_lan1_ban-sao", "109_2020_lan1")
    files = [packages / f"{name}.asice" for name in names]
    ran = run("receive", receiver, *files, tmp_path / "no.asice", "--json")
    assert ran.status == 1
    outcome = {Path(one["file"]).stem: (one["outcome"], one["code"]) for one in ran.json}
    assert outcome == {
        "105_2020_lan1": ("refused", "CERT_UNTRUSTED"),
        "106_2020_lan1": ("received", ""),
        "107_2020_lan1": ("received", ""),
        "107_2020_lan1_ban-sao": ("refused", "ALREADY_RECEIVED"),
        "109_2020_lan1": ("refused", "DIGEST_MISMATCH"),
        "no": ("refused", "FILE_MISSING"),
    }
    assert sorted(ran.codes) == ["ALREADY_RECEIVED", "CERT_UNTRUSTED", "DIGEST_MISMATCH", "FILE_MISSING"]


def test_the_merged_sheet_is_the_sum_of_what_was_received(receiver: Path, province: Path) -> None:
    units = ("106", "107", "110")
    done("receive", receiver, *(province / "packages" / f"{unit}_2020_lan1.asice" for unit in units))
    stated = [value(province / "units" / f"{unit}.book", "B01", "2020", "I.2") for unit in units]
    assert value(receiver, "B01", "2020", "I.2") == str(sum(map(int, stated)))
    told = done("explain", receiver, "B01", "I.2", "actual", "2020", "--json").json
    assert told["origin"] == "merged"
    assert [part["value"] for part in told["parts"]] == stated
    spoken = done("explain", receiver, "B01", "I.2", "actual", "2020").out
    assert "Huyện Tam Đường" in spoken
    assert all(part["source"][:12] in spoken for part in told["parts"])
    mean = done("explain", receiver, "B01", "I.6", "actual", "2020", "--json").json["formula"]
    assert (mean["kind"], [term["row"] for term in mean["terms"]]) == ("mean", ["I.6a", "I.6b"])


def test_receiving_twice_and_in_any_order_changes_nothing(
    receiver: Path, province: Path, tmp_path: Path
) -> None:
    files = [province / "packages" / f"{unit}_2020_lan1.asice" for unit in ("106", "107", "110")]
    other = tmp_path / "other.book"
    shutil.copy(receiver, other)
    done("receive", receiver, *files)
    for file in reversed(files):
        done("receive", other, file)
    assert run("receive", other, *files).codes == ["ALREADY_RECEIVED"] * 3
    for form in ("B01", "B02", "B04"):
        shown = done("figures", receiver, form, "2020", "--json").out
        assert shown == done("figures", other, form, "2020", "--json").out


def test_a_package_is_taken_back_and_taken_in_again(receiver: Path, province: Path) -> None:
    files = [province / "packages" / f"{unit}_2020_lan1.asice" for unit in ("106", "107")]
    done("receive", receiver, files[0])
    alone = done("figures", receiver, "B01", "2020", "--json").out
    taken = done("receive", receiver, files[1], "--json").json[0]["package"]
    both = done("figures", receiver, "B01", "2020", "--json").out
    assert "Huyện Mường Tè" in done("withdraw", receiver, taken[:8], "--reason", "đơn vị báo nhầm").out
    assert done("figures", receiver, "B01", "2020", "--json").out == alone
    assert run("withdraw", receiver, taken).codes == ["PACKAGE_NOT_ACCEPTED"]
    assert run("withdraw", receiver, "000000").codes == ["PACKAGE_UNKNOWN"]
    assert run("withdraw", receiver, taken[:5]).codes == ["PACKAGE_UNKNOWN"]
    states = {one["code"]: one["state"] for one in done("status", receiver, "--json").json["units"]}
    assert (states["106"], states["107"]) == ("accepted", "withdrawn")
    done("receive", receiver, files[1])
    assert done("figures", receiver, "B01", "2020", "--json").out == both


def test_status_names_every_unit_and_whether_it_has_sent(receiver: Path, province: Path) -> None:
    done("receive", receiver, province / "packages" / "106_2020_lan1.asice")
    told = done("status", receiver, "--json").json["units"]
    assert [one["code"] for one in told] == ["105", "106", "107", "108", "109", "110", "111", "112"]
    assert {one["state"] for one in told if one["code"] != "106"} == {"overdue"}
    early = done("status", receiver, "--json", *LATER).json["units"]
    assert {one["state"] for one in early if one["code"] != "106"} == {"awaited"}
    shown = done("status", receiver).out
    assert "1/8 đơn vị" in shown
    assert done("status", receiver, "--period", "2019", "--json").json["units"][0]["state"] == "overdue"


def test_a_package_for_another_province_is_refused(province: Path, tmp_path: Path) -> None:
    book = founded(tmp_path / "11.book", unit="11")
    done("trust", book, province / "trust.asice")
    ran = run("receive", book, province / "packages" / "106_2020_lan1.asice")
    assert (ran.status, ran.codes) == (1, ["WRONG_PROVINCE"])


def test_without_a_trust_list_nothing_is_taken_in(province: Path, tmp_path: Path) -> None:
    book = founded(tmp_path / "12.book", unit="12")
    ran = run("receive", book, province / "packages" / "106_2020_lan1.asice")
    assert (ran.status, ran.codes) == (1, ["TRUST_MISSING"])
    assert value(book, "B01", "2020", "I.2") is None


def test_the_demonstration_is_one_verb(tmp_path: Path) -> None:
    (tmp_path / "used").mkdir()
    written(tmp_path / "used" / "letter.txt", "mine")
    ran = run("demo", tmp_path / "used")
    assert ran.status == 1
    assert sorted(path.name for path in (tmp_path / "used").iterdir()) == ["letter.txt"]
