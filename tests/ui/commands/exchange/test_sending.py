"""send, print-for-signing, take-signed, copy: roles, tokens, envelopes, prints signed elsewhere, reduced copies."""

from datetime import datetime
from pathlib import Path

import pytest

from exports.files.archive import read_archive
from exports.signatures.envelope import decrypt
from exports.signatures.pades.signing import sign_in_order
from storage.book.book import Book
from tests.exports.signatures.tokens.conftest import PIN, SoftToken
from tests.exports.signatures.tokens.conftest import soft as soft  # the token that is made of files
from tests.ui.commands.program import Ran, done, run, written
from tests.ui.screens.commune import NOW, PERIOD
from tests.ui.screens.sender import PASSWORD, ROLES, Sender, make_sender, ready_book

AT = ("--now", NOW.isoformat())
NAME = f"03549_{PERIOD}_lan1"


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    folder = tmp_path / "keys"
    folder.mkdir()
    written(folder / "mat-khau.txt", PASSWORD)
    return make_sender(folder)


@pytest.fixture
def book(tmp_path: Path, sender: Sender) -> Path:
    """A commune with members, whose province knows its keys and can be encrypted to."""
    with ready_book(tmp_path) as made:
        sender.install(made)
        return made.path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def keys(sender: Sender, *named: str) -> tuple[object, ...]:
    """--key for these key files ("leader", or "seal=leader": the leader's key in the role of the seal)."""
    found: list[object] = []
    for name in named or ROLES:
        role, sign, of = name.rpartition("=")
        found += ["--key", f"{role}{sign}{sender.files[of]}"]
    return (*found, "--password-file", sender.folder / "mat-khau.txt")


def send(book: Path, out: Path, *arguments: object) -> Ran:
    return run("send", book, PERIOD, *arguments, "--out", out, *AT)


def test_personal_numbers_leave_in_an_envelope(book: Path, sender: Sender, out: Path) -> None:
    ran = send(book, out, *keys(sender))
    assert ran.status == 0, ran.err
    assert "đã được mã hóa" in ran.out
    assert decrypt((out / f"{NAME}.asice.p7m").read_bytes(), sender.reception).startswith(b"PK")


def test_they_leave_open_only_on_demand_and_that_is_said(book: Path, sender: Sender, out: Path) -> None:
    ran = send(book, out, *keys(sender), "--open")
    assert (ran.status, ran.codes) == (0, ["COMMAND_SENT_OPEN"])
    assert (out / f"{NAME}.asice").is_file()


def test_a_password_opens_the_envelope_as_well(book: Path, sender: Sender, out: Path, tmp_path: Path) -> None:
    secret = written(tmp_path / "p", "bốn từ ghép lại")
    assert send(book, out, *keys(sender), "--open", "--password-recipient", secret).codes == [
        "WAY_CONTRADICTS"
    ]
    assert send(book, out, *keys(sender), "--password-recipient", secret).status == 0
    assert decrypt((out / f"{NAME}.asice.p7m").read_bytes(), "bốn từ ghép lại").startswith(b"PK")


def test_keys_are_named_by_role_or_in_their_order(book: Path, sender: Sender, out: Path) -> None:
    assert send(book, out, *keys(sender, "seal=seal", "leader")).status == 0
    told = run("inspect", next(out.iterdir()), "--json")
    assert told.status == 1  # closed: nobody without the key looks inside


def test_keys_of_the_wrong_roles_are_said(book: Path, sender: Sender, out: Path) -> None:
    twice = send(book, out, *keys(sender, "leader=leader", "leader=seal"))
    assert twice.codes == ["KEYS_TOO_MANY"]
    ran = send(book, out, *keys(sender, "seal", "leader"), "--open")
    assert ran.codes[:2] == ["SIGNER_OTHER_ROLE", "SIGNER_OTHER_ROLE"]


def test_what_was_sent_is_laid_down_again_without_a_key(book: Path, sender: Sender, out: Path) -> None:
    assert send(book, out, *keys(sender), "--open").status == 0
    first = (out / f"{NAME}.asice").read_bytes()
    assert send(book, out, "--open").status == 0
    assert (out / f"{NAME}.asice").read_bytes() == first


def test_a_token_signs_with_its_pin(
    book: Path, sender: Sender, out: Path, soft: SoftToken, tmp_path: Path
) -> None:
    soft.put(sender.keys["seal"], "Token con dấu")
    pin = written(tmp_path / "pin", PIN)
    token = ("--token", f"seal={soft.module}", "--pin-file", pin)
    wrong = ("--token", soft.module, "--pin-file", written(tmp_path / "wrong", "000000"))
    assert send(book, out, *keys(sender, "leader"), *wrong).codes == ["TOKEN_PIN_WRONG"]
    with Book.open(book) as opened:
        from storage.returns import returns

        head = returns.head(opened, PERIOD)
        assert head is not None and head.state == "draft"
    ran = send(book, out, *keys(sender, "leader"), *token, "--open")
    assert ran.status == 0, ran.err
    told = run("inspect", out / f"{NAME}.asice", "--json").json
    assert [one["name"] for one in told["signers"]] == ["Lò Văn Páo", "UBND xã Phong Thổ"]


def test_the_certificate_of_a_token_is_found_by_its_role(
    book: Path, sender: Sender, out: Path, soft: SoftToken, tmp_path: Path
) -> None:
    for role in ROLES:
        soft.put(sender.keys[role], f"Token {role}")
    pins = ("--pin-file", written(tmp_path / "pin", PIN))
    tokens = ("--token", soft.module, "--token", soft.module)
    other = ("--certificate", "00" * 6)
    assert send(book, out, *tokens, *pins, *other).codes == ["TOKEN_CERTIFICATE_MISSING"]
    ran = send(book, out, *tokens, *pins, "--open")
    assert ran.status == 0, ran.err
    assert "SIGNER_OTHER_ROLE" not in ran.err


def test_several_certificates_without_a_list_must_be_told_apart(
    tmp_path: Path, sender: Sender, out: Path, soft: SoftToken
) -> None:
    from exports.signatures.signing import signer_fingerprint

    with ready_book(tmp_path) as made:
        path = made.path
    for role in ROLES:
        soft.put(sender.keys[role], f"Token {role}")
    pins = ("--pin-file", written(tmp_path / "pin", PIN))
    token = (*keys(sender, "seal=seal"), "--token", soft.module, *pins)
    assert send(path, out, *token).codes == ["TOKEN_SEVERAL"]
    meant = ("--certificate", signer_fingerprint(sender.keys["leader"])[:12])
    assert send(path, out, *token, *meant).status == 0


def test_the_print_goes_out_and_comes_back_signed(
    book: Path, sender: Sender, out: Path, tmp_path: Path
) -> None:
    done("print-for-signing", book, PERIOD, "--out", out, *AT)
    laid = out / f"{NAME}.pdf"
    refused = run("take-signed", book, PERIOD, laid, "--out", out, *AT)
    assert refused.codes == ["PDF_UNSIGNED"]
    signed = tmp_path / "da-ky.pdf"
    signed.write_bytes(sign_in_order(laid.read_bytes(), ROLES, sender.keys, datetime.fromisoformat(AT[1])))
    done("take-signed", book, PERIOD, signed, "--out", tmp_path, "--open", *AT)
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == signed.read_bytes()
    again = run("take-signed", book, PERIOD, signed, "--out", tmp_path, *AT)
    assert again.codes == ["RETURN_SENT_ALREADY"]


def test_a_signed_print_is_wrapped_where_keys_are_named(
    book: Path, sender: Sender, out: Path, tmp_path: Path
) -> None:
    done("print-for-signing", book, PERIOD, "--out", out, *AT)
    signed = tmp_path / "da-ky.pdf"
    pdf = (out / f"{NAME}.pdf").read_bytes()
    signed.write_bytes(sign_in_order(pdf, ROLES, sender.keys, NOW))
    done("take-signed", book, PERIOD, signed, *keys(sender), "--out", tmp_path, "--open", *AT)
    entries = {one.name: one.data for one in read_archive((tmp_path / f"{NAME}.asice").read_bytes())}
    assert entries["bao-cao.pdf"] == signed.read_bytes()


def test_a_draft_takes_no_print_back(book: Path, out: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    assert run("take-signed", book, PERIOD, pdf, "--out", out, *AT).codes == ["RETURN_NOT_SEALED"]
    assert run("take-signed", book, PERIOD, tmp_path / "no.pdf", "--out", out, *AT).codes == ["FILE_MISSING"]


def test_a_reduced_copy_is_made_of_what_is_sealed(book: Path, sender: Sender, out: Path) -> None:
    how = ("copy", book, PERIOD, "--reduction", "totals", "--out", out, *AT)
    assert run(*how).codes == ["COPY_NOT_SEALED"]
    assert send(book, out, *keys(sender)).status == 0
    assert "đã bỏ các danh sách" in done(*how).out
    assert (out / f"{NAME}_tong-hop.zip").is_file()
    assert run("copy", book, PERIOD, "--reduction", "nothing", "--out", out).status == 2
