"""Judges returns as a program of its own: a judge first, then one return after the other; a verdict for each.

A file that ends this process is reported by exports.exchange.batches.workers, and the other files go on. What comes
here has no envelope any more, so that no key and no password ever does. Frames on standard input and output: eight
bytes of length, then a pickled value; both ends are this program.
"""

import pickle
import struct
import sys
from typing import BinaryIO

from exports.exchange.batches.judged import Judge, JudgedReturn, judged

_LENGTH = struct.Struct(">Q")


def write_frame(stream: BinaryIO, value: object) -> None:
    """Write one value; OSError where nobody reads."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: BinaryIO) -> object:
    """The next value; EOFError where the other end is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - written by this program, over a pipe that nobody else holds


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer until nobody asks any more."""
    judge = read_frame(source)
    assert isinstance(judge, Judge)
    write_frame(target, None)  # ready
    while True:
        try:
            content = read_frame(source)
        except EOFError:
            return
        assert isinstance(content, bytes)
        answer: JudgedReturn = judged(judge, content)
        write_frame(target, answer)


if __name__ == "__main__":
    frames = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints is no frame
    serve(sys.stdin.buffer, frames)
