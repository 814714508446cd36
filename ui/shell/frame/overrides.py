"""Methods that Qt calls: a fault in one of them reaches the last resort and does not end the process.

Up to Python 3.11 a fault that C code raises (`int("x")`, an object that is gone) has no object yet while nobody
caught it. Where Python code overrides a method of Qt, PySide looks into that object to say which method it was, and the
process ends. Caught and raised again, the fault has its object.
"""

from collections.abc import Callable
from functools import cache, wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

_GUARDED = "_is_guarded"


def guard_overrides() -> None:
    """Guard the overrides of all classes that there are, and of each that is made later."""
    waiting: list[type] = [QObject]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        _guard(one)
    QObject.__init_subclass__ = classmethod(_guard_new)  # type: ignore[assignment]


def _guard_new(made: type[Any], /, **further: Any) -> None:
    super(QObject, made).__init_subclass__(
        **further
    )  # what stands beside QObject: of Generic, what its objects take
    _guard(made)


def _guard(one: type) -> None:
    if _is_of_qt(one):
        return
    bases = [_names_of(base) for base in one.__mro__ if _is_of_qt(base)]
    for name, method in list(vars(one).items()):
        if name.startswith("__") or not isinstance(method, FunctionType) or hasattr(method, _GUARDED):
            continue
        if any(name in names for names in bases):
            setattr(one, name, _with_its_object(method))


@cache
def _names_of(one: type) -> frozenset[str]:
    return frozenset(vars(one))


def _is_of_qt(one: type) -> bool:
    return one.__module__.startswith(("PySide6.", "Shiboken"))


def _with_its_object(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def guarded(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except BaseException:
            raise  # an exception that was caught has its object

    setattr(guarded, _GUARDED, True)
    return guarded
