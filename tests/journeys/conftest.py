"""The same returns travel in every order: each is made and judged once a process."""

import pytest

from tests import sealed


@pytest.fixture(autouse=True)
def remembered_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a return is printed and signed into is made once a process."""
    sealed.remember(monkeypatch)
