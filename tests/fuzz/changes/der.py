"""DER: one element of the tree changed and all lengths made right again."""

from random import Random

from tests.fuzz.changes.anything import NUMBERS, any_bytes

Node = tuple[int, "bytes | list[Node]"]
_MOST_BYTES = 20_000


def der(data: bytes, choice: Random) -> bytes:
    """One element of the tree changed and all lengths made right again; what is no DER is changed as bytes."""
    nodes = _parsed(data, 0) if len(data) < _MOST_BYTES else None
    if not nodes:
        return any_bytes(data, choice)
    for _ in range(choice.randint(1, 2)):
        _change_node(nodes, choice)
    return b"".join(_dumped(node) for node in nodes)


def _parsed(data: bytes, depth: int) -> "list[Node] | None":
    nodes: list[Node] = []
    at = 0
    while at < len(data):
        if at + 2 > len(data) or data[at] & 0x1F == 0x1F or depth > 40:
            return None
        tag, length, start = data[at], data[at + 1], at + 2
        if length & 0x80:
            width = length & 0x7F
            length, start = int.from_bytes(data[start : start + width], "big"), start + width
            if not 1 <= width <= 4:
                return None
        if start + length > len(data):
            return None
        content = data[start : start + length]
        inner = _parsed(content, depth + 1) if tag & 0x20 else None
        nodes.append((tag, inner if inner is not None else content))
        at = start + length
    return nodes


def _change_node(nodes: "list[Node]", choice: Random) -> None:
    """Walk down by chance, then change where one stands."""
    while nodes:
        at = choice.randrange(len(nodes))
        tag, content = nodes[at]
        if isinstance(content, list) and content and choice.random() < 0.9:
            nodes = content
            continue
        nodes[at : at + 1] = _other_nodes(tag, content, choice)
        return


def _other_nodes(tag: int, content: "bytes | list[Node]", choice: Random) -> "list[Node]":
    node: Node = (tag, content)
    way = choice.randrange(8)
    if way == 0:
        return []
    if way == 1:
        return [node, node]
    if way == 2:
        return [
            (
                choice.choice((0x02, 0x03, 0x04, 0x05, 0x06, 0x0C, 0x17, 0x18, 0x30, 0x31, 0x80, 0xA0, 0xA1)),
                content,
            )
        ]
    if way == 3:
        deep = node
        for _ in range(choice.choice((1, 10, 200))):
            deep = (choice.choice((0x30, 0xA0)), [deep])
        return [deep]
    if way == 4:
        return [node] * choice.choice((3, 20, 300))
    flat = content if isinstance(content, bytes) else b"".join(_dumped(one) for one in content)
    if way == 5:
        number = abs(choice.choice(NUMBERS))
        return [(tag, number.to_bytes(max(1, number.bit_length() // 8 + 1), "big"))]
    if way == 6:
        return [(tag, choice.choice((b"", b"\0", b"\xff", b"\0" * 300, b"999999999999Z", b"\x80\x80\x80")))]
    return [(tag, any_bytes(flat, choice))]


def _dumped(node: Node) -> bytes:
    tag, content = node
    body = content if isinstance(content, bytes) else b"".join(_dumped(one) for one in content)
    if len(body) < 0x80:
        return bytes([tag, len(body)]) + body
    width = (len(body).bit_length() + 7) // 8
    return bytes([tag, 0x80 | width]) + len(body).to_bytes(width, "big") + body
