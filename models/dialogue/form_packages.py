"""Forms handed down: what a signed package of forms says, canonical like notices (docs/formats/forms-package.md).

What the forms themselves mean is read by models.forms; what they change is examined by models.forms.files.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.dialogue.notices import (
    canonical,
    parsed,
    text,
    time_from_json,
    time_to_json,
    unit_from_json,
    unit_to_json,
)
from models.forms.files.bounded_toml import MOST_BYTES
from models.returns.document import UnitName
from models.returns.json_bounds import exceeds_json_limits
from models.values.errors import Refused

KIND, SCHEMA = "so-htx/forms", 1

MOST_FORMS = 64
"""Forms of one package; the program ships a tenth of it."""

_MOST_JSON = 1_000_000
_FILE_NAME = re.compile(r"[A-Z0-9]{1,16}-[A-Za-z0-9.]{1,16}\.toml")


@dataclass(frozen=True, slots=True)
class FormFile:
    """One edition of one form as its file: CODE-EDITION.toml, and the text."""

    name: str
    text: str

    @property
    def content(self) -> bytes:
        return self.text.encode()


@dataclass(frozen=True, slots=True)
class FormPackage:
    """Forms that an office hands down. note: in its own words, "" where it says nothing."""

    issuer: UnitName
    at: datetime
    forms: tuple[FormFile, ...]
    note: str = ""


def encode(package: FormPackage) -> bytes:
    """The canonical bytes of a package."""
    return canonical(
        {
            "kind": KIND,
            "schema": SCHEMA,
            "issuer": unit_to_json(package.issuer),
            "at": time_to_json(package.at),
            "note": package.note,
            "forms": [{"file": one.name, "text": one.text} for one in package.forms],
        }
    )


def decode(data: bytes) -> FormPackage:
    """The package in these bytes; Refused with the NOTICE_… codes of models.dialogue.notices, FORM_TOO_LARGE."""
    if exceeds_json_limits(data, _MOST_JSON, _MOST_JSON):
        raise Refused("NOTICE_SHAPE", what="size")
    package = parsed(data, KIND, SCHEMA, _package)
    if encode(package) != data:
        raise Refused("NOTICE_SHAPE", what="canonical")
    return package


def _package(content: Mapping[str, Any]) -> FormPackage:
    files = tuple(_file(one) for one in content["forms"])
    if not 0 < len(files) <= MOST_FORMS or len({one.name for one in files}) != len(files):
        raise ValueError("forms")
    return FormPackage(
        unit_from_json(content["issuer"]), time_from_json(content["at"]), files, text(content["note"])
    )


def _file(content: Mapping[str, Any]) -> FormFile:
    name, body = text(content["file"]), content["text"]
    if not _FILE_NAME.fullmatch(name) or not isinstance(body, str):
        raise ValueError("file")
    if len(body) > MOST_BYTES:
        raise Refused("FORM_TOO_LARGE", file=name, allowed=MOST_BYTES // 1024)
    return FormFile(name, body)
