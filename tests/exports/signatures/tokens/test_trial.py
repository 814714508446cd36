"""Trying a key, and the text for whoever helps."""

from datetime import timedelta
from pathlib import Path

import pytest

from exports.signatures.tokens.reader import find_certificates
from exports.signatures.tokens.signing import TokenSigner
from exports.signatures.trial import days_left, diagnostics, try_signature
from exports.signatures.usage import fingerprint
from models.values.errors import Refused
from tests.exports.hostile import FROM, ISSUED, NOW, TO, key, world
from tests.exports.signatures.tokens.conftest import PIN, SoftToken


def test_a_key_that_works_says_so_with_its_days() -> None:
    trial = try_signature(world().leader, NOW)
    assert (trial.name, trial.sha256) == ("Chủ tịch Phong Thổ", fingerprint(world().leader.certificate))
    assert trial.days_left == (TO - NOW).days
    assert trial.seconds < 5


def test_a_key_that_may_not_sign_is_refused_in_the_trial_too() -> None:
    with pytest.raises(Refused, match="KEY_EXPIRED"):
        try_signature(key(world().authority, "Cũ", FROM, ISSUED), NOW)


def test_the_days_that_a_certificate_still_lasts_are_counted() -> None:
    leader = world().leader.certificate
    assert days_left(leader, TO - timedelta(days=30)) == 30
    assert days_left(leader, TO + timedelta(days=2)) == -2


def test_a_token_is_tried_and_described_without_its_pin(soft: SoftToken) -> None:
    soft.put(world().leader)
    (found,) = find_certificates(soft.module)
    assert try_signature(TokenSigner(soft.module, found, PIN), NOW).name == "Chủ tịch Phong Thổ"
    told = diagnostics(soft.module, NOW)
    assert "token Token A (tries of the PIN left: all)" in told
    assert fingerprint(world().leader.certificate) in told
    assert f"days left {(TO - NOW).days}" in told
    assert PIN not in told


def test_the_text_tells_the_trouble_where_nothing_is_found(tmp_path: Path, soft: SoftToken) -> None:
    told = diagnostics(str(tmp_path / "none.so"), NOW)
    assert "trouble TOKEN_DRIVER_MISSING" in told and "Hãy cài phần mềm đi kèm token" in told
    assert "Install the software" in diagnostics(str(tmp_path / "none.so"), NOW, "en")
    assert "trouble TOKEN_ABSENT" in diagnostics(soft.module, NOW)
