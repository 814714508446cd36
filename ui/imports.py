"""Imports as Python makes them: PySide6 otherwise reads the source of every module that is imported after it.

It looks there for its own name, since a module that uses it may ask for other spellings of Qt's methods, which none of
this program does. What was read stays in memory too: 30 MB when all pages were opened, and 0.08 s of the start.
"""

from importlib import import_module

_ASKED = "_mod_uses_pyside"
"""The function of PySide6 that reads the source; what it answers decides nothing where no spelling is asked for."""


def spare_sources() -> None:
    """From now on no source is read when a module is imported."""
    import PySide6.QtCore  # noqa: F401  (it brings the hook with it)

    try:
        feature = import_module("shibokensupport.feature")
    except ImportError:
        return  # an edition of PySide6 that may do without
    if hasattr(feature, _ASKED):
        setattr(feature, _ASKED, lambda _module: False)
