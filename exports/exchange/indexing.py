"""Registers in packages that an earlier version took in: read once more, so that they can be compared."""

from datetime import datetime

from exports.exchange.incoming import verify_return
from exports.files.archive import read_archive
from exports.signatures.container import DATA_NAME, take_apart
from models.returns.document import ReturnDocument, decode
from models.values.errors import Refused
from storage.book.book import Book
from storage.received import index, receiving


def index_registers(book: Book) -> int:
    """Index the packages that are not yet; how many there were. What cannot be read any more is passed over."""
    documents: dict[str, ReturnDocument] = {}
    for sha256 in index.unindexed(book):
        found = document_of(receiving.package_bytes(book, sha256), book.clock())
        if found is not None:
            documents[sha256] = found
    if documents:
        index.index_again(book, documents)
    return len(documents)


def received_document(book: Book, sha256: str) -> ReturnDocument | None:
    """The data of a package that the book keeps; None where it cannot be read any more. Refused PACKAGE_UNKNOWN."""
    return document_of(receiving.package_bytes(book, sha256), book.clock())


def document_of(package: bytes, now: datetime) -> ReturnDocument | None:
    """The data of a package that was judged when it came; of a signed print alone by its own reader."""
    try:
        return decode(take_apart(read_archive(package)).files[DATA_NAME])
    except (Refused, KeyError):
        return verify_return(package, None, now).document
