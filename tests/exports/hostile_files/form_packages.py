"""Hostile packages of forms: who may not hand them down, what they may not hold, and what a book does not take."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from exports.exchange.batches.judged import Judge
from exports.exchange.forms.files import FORMS_SIZE, build
from exports.exchange.forms.office import import_forms, judge_forms
from exports.signatures.certificates import demonstration_authority
from exports.signatures.container import FORMS_NAME, build_container
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList
from models.dialogue.form_packages import FormFile, FormPackage, encode
from models.values.units import unit_on
from storage.book import settings
from tests.exports.exchange.test_notices import trust
from tests.exports.hostile import COMMUNE, FROM, NOW, PROVINCE, SIGNED, TO, key, pin, rewritten, world
from tests.exports.hostile_files.good import Rows
from tests.storage.forms.packages import ACROSS, B08, B09, form_4

GOOD = FormPackage(PROVINCE, SIGNED, (FormFile("B08-2026.toml", B08),))


def listed() -> TrustList:
    """A list in which the province's own leader and seal stand, and both must sign."""
    leader, seal = key(world().authority, "Chủ tịch tỉnh"), key(world().authority, "Dấu tỉnh")
    members = (*world().trust.members, pin(leader, "leader", PROVINCE), pin(seal, "seal", PROVINCE))
    roles = {**world().trust.required_roles, "province": ("leader", "seal")}
    return replace(trust(), members=members, required_roles=roles)


def code_of(*files: bytes, chosen: Callable[[], TrustList] = trust) -> str:
    """The code with which the last of several files is refused by a book that takes the others before it."""
    with TemporaryDirectory() as folder:
        unit = unit_on("03549", NOW.date())
        with settings.create_book(Path(folder) / "a.book", unit, clock=lambda: NOW) as book:
            for data in files:
                (found,) = judge_forms(book, [(Path("a.asice"), data)], Judge(chosen(), NOW, None, {}))
                import_forms(book, [found])
    return found.code


def signed(package: FormPackage = GOOD, *signers: KeySigner) -> bytes:
    return build(package, signers or (world().office,))


def of(*texts: str, name: str = "B08-2026.toml") -> FormPackage:
    """A package of one file with this text, or of several that are named by their editions."""
    if len(texts) == 1:
        return replace(GOOD, forms=(FormFile(name, texts[0]),))
    return replace(GOOD, forms=tuple(FormFile(f"B08-{at}.toml", text) for at, text in enumerate(texts)))


def edition(name: str, first: str) -> str:
    return B08.replace('"2026"', f'"{name}"').replace("2026-09-01", first)


def raw(change: Callable[[dict[str, Any]], None]) -> bytes:
    """The good content changed by hand, canonical and signed."""
    content = orjson.loads(encode(GOOD))
    change(content)
    data = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    return build_container({FORMS_NAME: data}, (world().office,), SIGNED)


def without_signature() -> bytes:
    def change(entries: dict[str, bytes]) -> None:
        for name in [name for name in entries if name.startswith("META-INF")]:
            del entries[name]

    return rewritten(signed(), change)


def edited() -> bytes:
    def change(entries: dict[str, bytes]) -> None:
        entries[FORMS_NAME] = entries[FORMS_NAME].replace(b"2026-09-01", b"2020-09-01")

    return rewritten(signed(), change)


def by_leader_alone() -> bytes:
    return signed(GOOD, key(world().authority, "Chủ tịch tỉnh"))


def of_a_rogue() -> bytes:
    return signed(GOOD, key(demonstration_authority("rogue", FROM, TO), "Sở Lai Châu"))


def beside_another() -> bytes:
    return build_container({FORMS_NAME: encode(GOOD), "a.txt": b"a"}, (world().office,), SIGNED)


def row(
    code: str, *made: Callable[[], bytes], chosen: Callable[[], TrustList] = trust
) -> tuple[str, Callable[[], str]]:
    return code, lambda: code_of(*(one() for one in made), chosen=chosen)


def renamed(name: str) -> Callable[[], bytes]:
    return lambda: raw(lambda content: content["forms"][0].update(file=name))


def text(changed: str, name: str = "B08-2026.toml") -> Callable[[], bytes]:
    return lambda: signed(of(changed, name=name))


ROWS: Rows = {
    "forms without a signature": row("UNSIGNED", without_signature),
    "forms of a signer whom nobody lists": row(
        "SIGNER_NOT_OF_UNIT", lambda: signed(GOOD, world().other_seal)
    ),
    "forms signed by the leader of a commune": row(
        "SIGNER_NOT_OF_UNIT", lambda: signed(GOOD, world().leader)
    ),
    "forms of an authority that copied our names": row("CERT_UNTRUSTED", of_a_rogue),
    "forms that one role alone has signed": row("ROLE_MISSING", by_leader_alone, chosen=listed),
    "forms of a commune": row(
        "FORMS_NOT_ABOVE", lambda: signed(replace(GOOD, issuer=COMMUNE), world().leader)
    ),
    "forms of another province": row(
        "FORMS_NOT_ABOVE", lambda: signed(replace(GOOD, issuer=replace(PROVINCE, code="11")))
    ),
    "forms that were edited": row("DIGEST_MISMATCH", edited),
    "forms of more than four megabytes": row("PACKAGE_TOO_LARGE", lambda: bytes(FORMS_SIZE + 1)),
    "forms beside another file": row("NOTICE_OF_ANOTHER_KIND", beside_another),
    "forms of a newer schema": row("NOTICE_NEWER", lambda: raw(lambda content: content.update(schema=2))),
    "forms with a key of their own": row(
        "NOTICE_SHAPE", lambda: raw(lambda content: content.update(script=""))
    ),
    "forms that hold none": row("NOTICE_SHAPE", lambda: raw(lambda content: content.update(forms=[]))),
    "a form given twice in a package": row(
        "NOTICE_SHAPE", lambda: raw(lambda content: content.update(forms=content["forms"] * 2))
    ),
    "sixty-five forms": row(
        "NOTICE_SHAPE",
        lambda: raw(
            lambda content: content.update(
                forms=[{"file": f"B{at}-1.toml", "text": ""} for at in range(10, 75)]
            )
        ),
    ),
    "a form under a path": row("NOTICE_SHAPE", renamed("../B08-2026.toml")),
    "a form of more than 256 KB": row("FORM_TOO_LARGE", text(B08 + "#" * 300_000)),
    "a form nested 500 deep": row("FORM_TOO_DEEP", text("x = " + "[" * 500 + "]" * 500)),
    "a form under the name of another": row("FORM_DEFINITION", renamed("B09-2026.toml")),
    "a form with a key that is not known": row("FORM_DEFINITION", text('script = ""\n' + B08)),
    "a form whose check has a key that is not known": row(
        "FORM_DEFINITION", text(B08.replace("rule =", "rank ="))
    ),
    "a form whose check names a row that is not there": row(
        "FORM_DEFINITION", text(B08.replace('["2", "1"]', '["2", "9"]'))
    ),
    "a form with a check without a sentence": row(
        "FORM_DEFINITION", text(B08.replace("PART_ABOVE_WHOLE", "OWN"))
    ),
    "a form whose sentence stands in for one of the program": row(
        "FORM_DEFINITION", text(B09.replace("[says.OWN_PAGES]", "[says.PART_ABOVE_WHOLE]"), "B09-2026.toml")
    ),
    "a form whose sentence looks into details": row(
        "FORM_DEFINITION", text(B09.replace("no more can", "{own_vi.__class__} can"), "B09-2026.toml")
    ),
    "a form with a sentence of ten thousand letters": row(
        "FORM_DEFINITION", text(B09.replace("no more can", "x" * 10_000), "B09-2026.toml")
    ),
    "a form that names what it does not say": row(
        "FORM_DEFINITION", text(B09.replace('"Hợp tác xã" =', '"Đã kiểm tra" ='), "B09-2026.toml")
    ),
    "a form whose check names a row of another form that is not there": row(
        "FORM_DEFINITION", text(B08 + ACROSS.replace("OTHER", "B01/I.99/actual"))
    ),
    "a form whose check names a form that is not there": row(
        "FORM_DEFINITION", text(B08 + ACROSS.replace("OTHER", "B77/1/actual"))
    ),
    "a form that counts what the register lacks": row(
        "FORM_DEFINITION", text(B08.replace('"organisations"', '"people"'))
    ),
    "another content of an edition of the program": row(
        "FORM_EDITION_DIFFERS", text(form_4("2020"), "B04-2020.toml")
    ),
    "an edition before that of the program": row(
        "FORM_EDITION_OLDER", text(form_4("1999", "1999-01-01"), "B04-1999.toml")
    ),
    "two editions that begin on one day": row(
        "FORM_EDITION_OLDER", lambda: signed(of(edition("0", "2026-09-01"), edition("1", "2026-09-01")))
    ),
    "an edition older than one installed": row(
        "FORM_EDITION_OLDER", signed, text(edition("2025", "2025-09-01"), "B08-2025.toml")
    ),
    "an edition installed with other content": row(
        "FORM_EDITION_DIFFERS", signed, text(B08.replace("Thực hiện", "Kết quả"))
    ),
    "forms that are all installed": row("FORMS_KNOWN", signed, signed),
}
