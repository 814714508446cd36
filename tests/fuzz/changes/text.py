"""JSON and XML: one place of the tree, or one tag, changed for something that nobody expects."""

import base64
import re
from random import Random
from typing import Any

import orjson

from tests.fuzz.changes.anything import NUMBERS, TEXTS, any_bytes
from tests.fuzz.changes.der import der


def json_text(data: bytes, choice: Random) -> bytes:
    """One value of the tree exchanged, one key lost, doubled or renamed; written canonically if it can be."""
    try:
        tree = orjson.loads(data)
    except orjson.JSONDecodeError:
        return any_bytes(data, choice)
    for _ in range(choice.randint(1, 3)):
        tree = _changed_json(tree, choice)
    try:
        return orjson.dumps(tree, option=orjson.OPT_SORT_KEYS)
    except (orjson.JSONEncodeError, RecursionError):
        return any_bytes(data, choice)


def _changed_json(tree: Any, choice: Random) -> Any:
    if isinstance(tree, dict) and tree and choice.random() < 0.85:
        key = choice.choice(sorted(tree))
        if choice.random() < 0.12:
            return {name: value for name, value in tree.items() if name != key}
        if choice.random() < 0.08:
            return tree | {choice.choice(TEXTS[:7]): tree[key]}
        return tree | {key: _changed_json(tree[key], choice)}
    if isinstance(tree, list) and tree and choice.random() < 0.85:
        at = choice.randrange(len(tree))
        if choice.random() < 0.2:
            return choice.choice((tree[:at], tree[at:] + tree, tree[::-1]))
        return [*tree[:at], _changed_json(tree[at], choice), *tree[at + 1 :]]
    return _other_value(tree, choice)


def _other_value(value: Any, choice: Random) -> Any:
    if isinstance(value, str) and value.startswith("MII") and choice.random() < 0.7:
        return base64.b64encode(der(base64.b64decode(value), choice)).decode()
    deep: Any = value
    for _ in range(choice.choice((1, 3, 20, 200))):
        deep = [deep]
    return choice.choice(
        (
            None,
            True,
            choice.choice(NUMBERS[:14]),
            1.5,
            choice.choice(TEXTS),
            [],
            {},
            deep,
            {"a": value},
            str(value),
        )
    )


_TOKENS = re.compile(rb"<[^>]*>|[^<]+")
_INSERTS = (
    b'<!DOCTYPE a [<!ENTITY x "y">]>',
    b"<!-- - -->",
    b"<?run me?>",
    b"<![CDATA[<a>]]>",
    b"&#0;",
    b"&x;",
    b"<a>" * 300,
    b'<row r="1048577"/>',
    b'<c r="ZZZ1"><v>1e999</v></c>',
    b"<f>1</f>",
    b'<?xml version="1.0" encoding="utf-16"?>',
)


def xml_text(data: bytes, choice: Random) -> bytes:
    """A tag or a text lost, doubled, moved, filled with something else, or something foreign put between."""
    tokens = _TOKENS.findall(data)
    if not tokens:
        return any_bytes(data, choice)
    for _ in range(choice.randint(1, 3)):
        at = choice.randrange(len(tokens))
        way = choice.randrange(5)
        if way == 0:
            tokens[at : at + 1] = []
        elif way == 1:
            tokens.insert(choice.randrange(len(tokens) + 1), tokens[at])
        elif way == 2:
            tokens.insert(at, choice.choice(_INSERTS))
        elif way == 3:
            tokens[at] = any_bytes(tokens[at], choice)
        else:
            tokens[at] = re.sub(
                rb'"[^"]*"', lambda _: _quoted(choice), tokens[at], count=choice.randint(1, 2)
            )
        if not tokens:
            break
    return b"".join(tokens)


def _quoted(choice: Random) -> bytes:
    value = choice.choice((*TEXTS, *NUMBERS))
    return b'"' + str(value).encode("utf-8", "replace").replace(b"<", b"") + b'"'
