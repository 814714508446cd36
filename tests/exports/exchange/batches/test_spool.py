"""Where the bytes of a batch wait: the same bytes come back, in memory or from a file that nobody can find."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from exports.exchange.batches import spool
from exports.exchange.batches.spool import Spool
from models.values.errors import Unavailable


@pytest.mark.parametrize("in_memory", [10, 1_000_000])
def test_what_was_kept_comes_back_in_any_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: int
) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", in_memory)
    batch = Spool(tmp_path)
    contents = [bytes([at]) * at for at in range(60)]
    stored = [batch.keep(content) for content in contents]
    assert [one.size for one in stored] == [len(content) for content in contents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda one: one.read(), reversed(stored))) == contents[::-1]
    assert batch.keep(b"later").read() == b"later"


def test_nothing_is_seen_in_the_folder_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 10)
    stored = Spool(tmp_path).keep(b"a" * 1000)
    assert stored.read() == b"a" * 1000
    del stored
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 10)
    batch = Spool(tmp_path / "gone")
    with pytest.raises(Unavailable, match="BATCH_NOT_KEPT"):
        batch.keep(b"a" * 1000)
