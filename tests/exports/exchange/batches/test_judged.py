"""What is kept of a return that was judged: its verdict and its figures, not its files and not its register."""

import pickle
import zlib
from pathlib import Path

from exports.exchange.batches.judged import judged
from exports.exchange.receiving import judge_of
from models.returns.document import decode
from tests.ui.screens.world import make_world


def test_the_verdict_is_kept_and_the_bulk_is_not(tmp_path: Path) -> None:
    world = make_world(tmp_path)
    package = world.package("106").read_bytes()
    with world.trusting() as book:
        judge = judge_of(book)
    whole, kept = judge.verdict(package), judged(judge, package)
    assert whole.document is not None and kept.inspection.document is not None
    assert whole.document.register and not kept.inspection.document.register
    assert kept.inspection.document.sheets == whole.document.sheets
    assert kept.inspection.files == {}
    assert kept.inspection.verdict == whole.verdict and whole.verdict.accepted
    assert kept.inspection.package_sha256 == whole.package_sha256
    data = zlib.decompress(kept.data)
    assert data == whole.files["du-lieu.json"]
    assert decode(data).register == whole.document.register
    assert pickle.loads(pickle.dumps(kept)) == kept


def test_what_cannot_be_read_has_no_data(tmp_path: Path) -> None:
    world = make_world(tmp_path)
    with world.trusting() as book:
        found = judged(judge_of(book), b"nothing")
    assert found.inspection.verdict.code == "ZIP_LAYOUT"
    assert zlib.decompress(found.data) == b""
