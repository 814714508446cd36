"""Drivers that are installed where their makers put them."""

from pathlib import Path

import pytest

from exports.signatures.tokens.known import known_drivers
from tests.exports.signatures.tokens.conftest import softhsm_module


@pytest.mark.needs("softhsm2-util")
def test_a_driver_that_is_installed_is_offered_once() -> None:
    found = [one for one in known_drivers() if one.name == "SoftHSM"]
    assert len(found) == 1
    assert Path(found[0].module).resolve() == Path(softhsm_module()).resolve()


def test_windows_libraries_are_sought_in_the_systems_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "System32"
    system.mkdir()
    for name in ("vnptca_p11_v8.dll", "vnptca_p11_v8_s.dll", "kernel32.dll", "viettel-ca_v6.dll"):
        (system / name).write_bytes(b"")
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    found = {(one.name, Path(one.module).name) for one in known_drivers("win32")}
    assert found == {("VNPT-CA", "vnptca_p11_v8.dll"), ("Viettel-CA", "viettel-ca_v6.dll")}
