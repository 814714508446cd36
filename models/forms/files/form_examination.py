"""A form from a file that an office was sent: read as strictly as the published ones, and what it would change.

Nothing is installed here. A file is refused where its edition is known, does not begin after those that are known, or
uses a check for which there is no sentence (docs/formats/forms.md, "Checks").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, cast

from models.forms.definition import Form
from models.forms.files.check_references import cross_problems
from models.forms.files.form_reader import FormReader, damaged
from models.forms.rules.check_kinds import EqualCheck
from models.forms.rules.doubt_kinds import ChangeDoubt
from models.values.errors import Refused
from models.values.messages import LANGUAGES, sentences

Part = Literal["form", "column", "row", "check", "words"]


@dataclass(frozen=True, slots=True)
class FormChange:
    """One difference of two editions: of a row, column or check, or a value of one; key "" where it came or went."""

    part: Part
    code: str
    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ExaminedForm:
    """A form that was read, the edition that it would follow (None: a new form), and what differs."""

    form: Form
    before: Form | None
    changes: tuple[FormChange, ...]


def examine(path: Path, known: Sequence[Form], content: bytes | None = None) -> ExaminedForm:
    """The form in a file beside the editions that are known; content: of a file that lies in no folder.

    Refused FORM_EDITION_KNOWN, FORM_EDITION_OLDER, what read_form refuses; Damaged("FORM_DEFINITION").
    """
    return examine_all([(path, content)], known)[0]


def examine_all(
    files: Iterable[tuple[Path, bytes | None]], known: Sequence[Form]
) -> tuple[ExaminedForm, ...]:
    """Several forms that come together, as `examine`; each follows the editions before it and may name the others."""
    read = [(path, named_form(path, content)) for path, content in files]
    read.sort(key=lambda one: (one[1].code, one[1].valid_from))
    every, found = [*known], []
    for _, form in read:
        before = _before(form, every)
        found.append(ExaminedForm(form, before, tuple(_changes(before, form))))
        every.append(form)
    for path, form in read:
        _refuse_checks(path, form, every)
    return tuple(found)


def named_form(path: Path, content: bytes | None = None) -> Form:
    """The form in a file that must bear its name; Damaged("FORM_DEFINITION"), and what read_form refuses."""
    form = FormReader(path, content).form()
    if path.stem != f"{form.code}-{form.edition}":
        damaged(path, "", "edition", f"the file is not named {form.code}-{form.edition}.toml")
    return form


def _before(form: Form, known: Sequence[Form]) -> Form | None:
    """The edition that a form would follow; refused where it is known or does not begin after it."""
    editions = sorted((one for one in known if one.code == form.code), key=lambda one: one.valid_from)
    about = {"form": form.code, "edition": form.edition}
    if any(one.edition == form.edition for one in editions):
        raise Refused("FORM_EDITION_KNOWN", **about)
    before = editions[-1] if editions else None
    if before is not None and form.valid_from <= before.valid_from:
        days = {"day": form.valid_from, "known_day": before.valid_from}
        raise Refused("FORM_EDITION_OLDER", **about, known=before.edition, **days)
    return before


def _refuse_checks(path: Path, form: Form, every: Sequence[Form]) -> None:
    """Refuse a check without a sentence, and one that names a cell of another form that there is not."""
    for check in (*form.checks, *form.doubts):
        needs_one = not isinstance(check, ChangeDoubt)  # whose findings say against which period it is
        has_one = check.code in form.says or all(check.code in sentences(one) for one in LANGUAGES)
        if needs_one and not has_one:
            damaged(path, check.code, "code", "there is no sentence for this check")
        for key, why in cross_problems(check, every) if isinstance(check, EqualCheck) else ():
            damaged(path, check.code, key, why)


def _changes(before: Form | None, after: Form) -> Iterator[FormChange]:
    """What differs, in the order of the paper; of a new form all that it has."""
    old = before or _without_content(after)
    for key in ("name", "title", "unit_line", "valid_from", "periods", "main_column", "total_row", "source"):
        yield from _change("form", after.code, key, getattr(old, key), getattr(after, key))
    yield from _of_part("column", old.column_by_key, after.column_by_key)
    yield from _of_part("row", old.row_by_code, after.row_by_code)
    checks = ({_named(one): one for one in (*form.checks, *form.doubts)} for form in (old, after))
    yield from _of_part("check", *checks)
    said = (
        {code: f"{vi} / {en}" for code, (vi, en) in one.says.items()} | dict(one.english)
        for one in (old, after)
    )
    before_words, after_words = said
    for text in dict.fromkeys((*before_words, *after_words)):
        had, has = before_words.get(text, ""), after_words.get(text, "")
        yield from (FormChange("words", text, "", one, "") for one in (had,) if one and had != has)
        yield from (FormChange("words", text, "", "", one) for one in (has,) if one and had != has)


def _without_content(form: Form) -> Form:
    return Form(form.code, "", form.valid_from, form.name, form.title, form.unit_line, (), (), ())


def _named(check: Any) -> str:
    """A check with the values that tell it from others of its code."""
    kept = [f"{one.name}={getattr(check, one.name)}" for one in fields(check) if one.name != "code"]
    return f"{check.code} ({', '.join(kept)})"


def _of_part(part: Part, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FormChange]:
    for code in old:
        if code not in new:
            yield FormChange(part, code, "", _words(old[code]), "")
    for code, value in new.items():
        if code not in old:
            yield FormChange(part, code, "", "", _words(value))
            continue
        for one in fields(value):
            yield from _change(part, code, one.name, getattr(old[code], one.name), getattr(value, one.name))


def _change(part: Part, code: str, key: str, before: object, after: object) -> Iterator[FormChange]:
    if before != after:
        yield FormChange(part, code, key, _text(before), _text(after))


def _text(value: object) -> str:
    """A value as it is told: the lines of a heading one after the other."""
    lines = isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    return " \u00b7 ".join(cast(tuple[str, ...], value)) if lines else str(value)


def _words(value: Any) -> str:
    """How a row or column is called; of a check its name says all."""
    header = getattr(value, "header", ())
    return str(getattr(value, "label", "") or " · ".join(header) or value.code)
