"""Small workbooks written part by part, as other programs write them and ours never would."""

import zipfile
from io import BytesIO
from pathlib import Path

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def text(place: str, words: str) -> str:
    """A cell with its text inside."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def sheet(rows: str, before: str = "", behind: str = "") -> str:
    """A worksheet; rows: elements of sheetData."""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def figures(cell: str, row: str = "I.1") -> str:
    """A table for `fill` with one figure, whose cell C2 is given."""
    names = "".join(
        text(f"{letter}1", word) for letter, word in zip("ABC", ("row", "column", "value"), strict=True)
    )
    return sheet(f'<row r="1">{names}</row><row r="2">{text("A2", row)}{text("B2", "actual")}{cell}</row>')


def xlsx(
    sheets: dict[str, str],
    *,
    formats: tuple[str, ...] = (),
    states: dict[str, str] | None = None,
    strings: str = "",
    book: str = "",
    rename: dict[str, str] | None = None,
) -> bytes:
    """A workbook. formats: of cell formats 1, 2, …; states: name → hidden; rename: part → the name it has instead."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" state="{(states or {}).get(name, "visible")}" r:id="s{at}"/>'
        for at, name in enumerate(names)
    )
    numbers = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(formats)
    )
    xfs = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    related = "".join(
        f'<Relationship Id="s{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(len(names))
    )
    related += f'<Relationship Id="st" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    related += f'<Relationship Id="sh" Type="{_OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    parts = {
        "[Content_Types].xml": f"{_HEAD}<Types/>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{book}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts>{numbers}</numFmts>'
        f"<cellXfs><xf/>{xfs}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}">{strings}</sst>',
        **{f"xl/worksheets/sheet{at}.xml": sheets[name] for at, name in enumerate(names)},
    }
    return archive({(rename or {}).get(name, name): content for name, content in parts.items()})


_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def ods(tables: str, styles: str = "") -> bytes:
    """An OpenDocument workbook; tables: its table elements, styles: automatic styles."""
    names = "".join(
        f' xmlns:{one}="{_OASIS}:{one}:1.0"' for one in ("office", "table", "text", "style", "number")
    )
    content = (
        f"{_HEAD}<office:document-content{names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def archive(parts: dict[str, str]) -> bytes:
    """A zip archive of texts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return target.getvalue()


def saved(folder: Path, name: str, content: bytes) -> Path:
    """The file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path
