"""`handover` from the district to the commune: plan, files, taking over, receipts, and what is refused."""

from pathlib import Path

from exports.signatures.certificates import demonstration_authority, demonstration_key
from exports.signatures.signing import save_key
from tests.exports.exchange.handover.test_office import FROM, TO, Both, both
from tests.ui.commands.program import done, run

__all__ = ["both"]


def key_file(folder: Path, code: str) -> tuple[str, ...]:
    """The key of a unit as a file, and the arguments that name it."""
    key = demonstration_key("screens", code, demonstration_authority("screens", FROM, TO), FROM, TO)
    path, password = folder / f"{code}.p12", folder / "password.txt"
    password.write_text("mat khau", encoding="utf-8")
    path.write_bytes(save_key(key, "mat khau"))
    return ("--key", str(path), "--password-file", str(password))


def test_the_whole_way(both: Both, tmp_path: Path) -> None:
    giver, taker, out = both.giver.path, both.taker.path, both.stick
    both.giver.close()
    both.taker.close()
    plan = done("handover", "plan", giver, "--json").json
    assert plan["unclear"] == [] and plan["left"]["records"] == 1
    assert [(one["taker"], one["organisations"]) for one in plan["shares"]] == [("03388", 1), ("03549", 2)]
    done("handover", "give", giver, *key_file(tmp_path, "109"), "--out", out)
    file = out / "ban-giao_109_03549_lan1.asice"
    shown = done("handover", "take", taker, file, "--dry-run").out
    assert "Cả sổ bên giao" in shown and done("handover", "list", taker, "--json").json == []
    done("handover", "take", taker, file)
    again = run("handover", "take", taker, file)
    assert again.status == 1 and "HANDOVER_KNOWN" in again.err
    wrong = run("handover", "take", taker, out / "ban-giao_109_03388_lan1.asice")
    assert wrong.status == 1 and "HANDOVER_OTHER_UNIT" in wrong.err
    done("handover", "receipt", taker, *key_file(tmp_path, "03549"), "--out", out)
    done("handover", "take", giver, out / "bien-nhan-ban-giao_109_03549.asice")
    listed = done("handover", "list", giver, "--json").json
    assert [(one["unit"], one["receipt_at"] is not None) for one in listed] == [
        ("03388", False),
        ("03549", True),
    ]
