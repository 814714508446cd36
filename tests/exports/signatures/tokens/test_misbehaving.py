"""A driver that crashes, hangs, chatters, loses its token or counts tries: a real one, built when it is needed."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from exports.signatures.tokens.reader import find_certificates
from exports.signatures.tokens.signing import TokenSigner
from models.values.errors import Refused, Trouble, Unavailable
from tests.exports.hostile import world
from tests.exports.signatures.tokens.conftest import PIN, SoftToken
from tests.programs import program

WRONG_PIN = "000000"
SOURCE = Path(__file__).with_name("driver.c")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The driver that misbehaves; a compiler is enough, no header and no library is asked for."""
    target = tmp_path_factory.mktemp("driver") / "driver.so"
    compiling = [program("tcc"), "-shared", "-nostdlib", "-o", str(target), str(SOURCE)]
    subprocess.run(compiling, check=True, capture_output=True)
    return str(target)


@dataclass(frozen=True)
class Odd:
    """A token behind the driver; `fault` tells it how to misbehave from now on."""

    module: str
    folder: Path
    fault: Callable[[str], None]

    def signer(self, pin: str = PIN, *, last_try: bool = False, seconds: float = 30) -> TokenSigner:
        (found,) = find_certificates(self.module)
        return TokenSigner(self.module, found, pin, last_try=last_try, seconds=seconds)

    @property
    def tries(self) -> str:
        (found,) = find_certificates(self.module)
        return found.tries

    @property
    def logins(self) -> int:
        file = self.folder / "logins"
        return file.stat().st_size if file.exists() else 0


@pytest.fixture
def odd(soft: SoftToken, driver: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Odd:
    soft.put(world().leader)
    (tmp_path / "tries").write_text("3")
    monkeypatch.setenv("TOKEN_REAL", soft.module)
    monkeypatch.setenv("TOKEN_TRIES", str(tmp_path / "tries"))
    monkeypatch.setenv("TOKEN_LOGINS", str(tmp_path / "logins"))
    return Odd(driver, tmp_path, lambda fault: monkeypatch.setenv("TOKEN_FAULT", fault))


def trouble(action: Callable[[], object]) -> Trouble:
    with pytest.raises(Trouble) as caught:
        action()
    return caught.value


def test_without_a_fault_it_signs_as_any_other(odd: Odd) -> None:
    assert odd.signer().sign(b"x")
    assert (odd.logins, odd.tries) == (1, "all")


@pytest.mark.parametrize("moment", ["login", "sign"])
def test_a_driver_that_crashes_while_it_works(odd: Odd, moment: str) -> None:
    signer = odd.signer()
    odd.fault(f"crash_on_{moment}")
    found = trouble(lambda: signer.sign(b"x"))
    assert isinstance(found, Unavailable) and found.code == "TOKEN_DRIVER_CRASHED"
    assert trouble(lambda: signer.sign(b"x")).code == "TOKEN_PIN_AGAIN"
    assert odd.logins <= 1, "the PIN is given once at most"
    odd.fault("")
    assert odd.signer().sign(b"x"), "and the next one works"


@pytest.mark.parametrize("moment", ["login", "sign"])
def test_a_driver_that_hangs_while_it_works_is_ended(odd: Odd, moment: str) -> None:
    signer = odd.signer(seconds=2)
    odd.fault(f"hang_on_{moment}")
    started = time.perf_counter()
    found = trouble(lambda: signer.sign(b"x"))
    assert found.code == "TOKEN_DRIVER_HANGS" and found.details["seconds"] == 2
    assert time.perf_counter() - started < 20
    assert not loaded_by_somebody(odd.module), "no process is left behind"
    assert trouble(lambda: signer.sign(b"x")).code == "TOKEN_PIN_AGAIN"


def loaded_by_somebody(module: str) -> list[str]:
    """Processes that have the driver loaded."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            maps = (process / "maps").read_text(encoding="utf-8", errors="replace")
        except OSError:  # ended meanwhile, or of somebody else
            continue
        if module in maps and process.name != str(os.getpid()):
            found.append(process.name)
    return found


@pytest.mark.parametrize("moment", ["login", "sign"])
def test_a_token_that_is_pulled_out_while_it_works(odd: Odd, moment: str) -> None:
    signer = odd.signer()
    odd.fault(f"gone_on_{moment}")
    found = trouble(lambda: signer.sign(b"x"))
    assert isinstance(found, Unavailable) and found.code == "TOKEN_ABSENT"
    assert odd.logins == 1


def test_a_driver_that_prints_spoils_no_answer(odd: Odd) -> None:
    odd.fault("chatter")
    assert odd.signer().sign(b"x")


def test_a_signature_that_is_none_is_not_used(odd: Odd) -> None:
    odd.fault("false_signature")
    assert trouble(lambda: odd.signer().sign(b"x")).code == "TOKEN_SIGNATURE_WRONG"


def test_the_tries_of_a_pin_from_the_first_to_the_lock(odd: Odd) -> None:
    for left in ("fewer", "one"):
        found = trouble(lambda: odd.signer(WRONG_PIN).sign(b"x"))
        assert (found.code, found.details["tries"]) == ("TOKEN_PIN_WRONG", left)
        assert odd.tries == left
    assert trouble(lambda: odd.signer(WRONG_PIN).sign(b"x")).code == "TOKEN_PIN_LAST_TRY"
    assert (odd.logins, odd.tries) == (2, "one"), "the last try is not used up by accident"
    found = trouble(lambda: odd.signer(WRONG_PIN, last_try=True).sign(b"x"))
    assert isinstance(found, Refused) and found.details["tries"] == "none"
    locked = trouble(lambda: odd.signer(last_try=True).sign(b"x"))
    assert (locked.code, locked.details) == ("TOKEN_PIN_LOCKED", {"token": "Token A"})
    assert (odd.logins, odd.tries) == (3, "none"), "a locked token is not asked"


def test_the_right_pin_at_the_last_try_gives_all_tries_back(odd: Odd) -> None:
    (odd.folder / "tries").write_text("1")
    assert odd.signer(last_try=True).sign(b"x")
    assert odd.tries == "all"


def test_a_token_that_locks_itself_between_question_and_login(odd: Odd) -> None:
    """The flags said that there was one try; somebody else used it meanwhile."""
    signer = odd.signer(last_try=True)
    (odd.folder / "tries").write_text("0")
    assert trouble(lambda: signer.sign(b"x")).code == "TOKEN_PIN_LOCKED"


def test_the_certificate_is_looked_for_without_login(odd: Odd) -> None:
    missing = replace(find_certificates(odd.module)[0], certificate=world().seal.certificate)
    code = trouble(lambda: TokenSigner(odd.module, missing, PIN).sign(b"x")).code
    assert (code, odd.logins) == ("TOKEN_CERTIFICATE_MISSING", 0)
