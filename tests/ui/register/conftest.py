"""The same small register that the tests of screens begin with."""

from tests.ui.screens.conftest import register

__all__ = ["register"]
