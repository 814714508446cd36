"""Strict reading of a workbook that came in with a package: every hazard is refused before a value is trusted.

What a package's workbook may hold is written down in docs/formats/workbook.md §4. All refusals have codes XLSX_*.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from exports.files.archive import Limits, read_archive
from exports.workbook.format import MAIN_NAMESPACE
from exports.workbook.scanning import MOST_CELLS, SheetCell, scan_sheet, scan_strings, scan_styled_sheet
from exports.workbook.styles import STYLES, CellFormats, read_styles
from models.values.errors import Refused

LIMITS = Limits(entries=160, entry=256 * 1024 * 1024, total=512 * 1024 * 1024)
MOST_SHEETS = 128

_PART_NAMES = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|xl/workbook\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/(?:styles|sharedStrings)\.xml|xl/theme/theme1\.xml"
    r"|xl/worksheets/sheet[1-9][0-9]{0,2}\.xml"
)
_WORKBOOK_ELEMENTS = frozenset(
    [
        "workbook",
        "fileVersion",
        "workbookPr",
        "workbookProtection",
        "bookViews",
        "workbookView",
        "sheets",
        "sheet",
        "definedNames",
        "definedName",
        "calcPr",
    ]
)
_PRINT_NAMES = frozenset(["_xlnm.Print_Titles", "_xlnm.Print_Area"])
_RELATION_KINDS = frozenset(["worksheet", "styles", "theme", "sharedStrings"])
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "{" + MAIN_NAMESPACE + "}"


@dataclass(frozen=True, slots=True)
class Parts:
    """A workbook whose frame has been checked: sheets by name in their order, still unread.

    quoted: the cell formats that mark a text as text; formats: the number format of each cell format.
    """

    sheets: Mapping[str, bytes]
    strings: tuple[str, ...]
    quoted: frozenset[int]
    formats: tuple[str, ...] = ()
    forms: dict[str, "ScannedForm"] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ScannedForm:
    """A printed form that was read: its cells and the format of each, within so many rows and cells."""

    rows: list[list[SheetCell]]
    styles: dict[tuple[int, int], int]
    most: int


WorkbookReader = Callable[[bytes], Parts]


def opened_once() -> WorkbookReader:
    """As `open_workbook` for the checks of one package: its workbook is unpacked for the first of them alone."""
    known: list[tuple[bytes, Parts]] = []

    def read(data: bytes) -> Parts:
        if not known or known[-1][0] is not data:
            known[:] = [(data, open_workbook(data))]
        return known[-1][1]

    return read


def read_sheet(parts: Parts, name: str, most: int = MOST_CELLS) -> list[list[SheetCell]]:
    """The cells of one sheet; most: how many rows and cells it may have, blank ones too."""
    return scan_sheet(parts.sheets[name], name, parts.strings, parts.quoted, most)


def scanned_form(parts: Parts, name: str, most: int) -> ScannedForm:
    """A printed form as `read_form_sheet` reads it, once for all who ask."""
    known = parts.forms.get(name)
    if known is None or known.most > most:
        rows, styles = scan_styled_sheet(parts.sheets[name], name, parts.strings, parts.quoted, most)
        known = parts.forms[name] = ScannedForm(rows, styles, most)
    return known


def read_form_sheet(
    parts: Parts, name: str, most: int
) -> tuple[list[list[SheetCell]], dict[tuple[int, int], str]]:
    """The cells of a printed form, and the number format of each that has a value, by row and column from 1."""
    scanned, known = scanned_form(parts, name, most), dict(enumerate(parts.formats))
    return scanned.rows, {place: known.get(style, "") for place, style in scanned.styles.items()}


def open_workbook(data: bytes) -> Parts:
    """The parts of a workbook after everything but the sheets themselves was checked. Refused with XLSX_*."""
    files = _unpacked(data)
    _check_part_names(files)
    _check_content_types(_tree(files, "[Content_Types].xml"))
    _relations(_tree(files, "_rels/.rels"), {"officeDocument", "core-properties", "extended-properties"})
    targets = _relations(_tree(files, "xl/_rels/workbook.xml.rels"), _RELATION_KINDS)
    sheets = _sheets(_tree(files, "xl/workbook.xml"), targets, files)
    strings = files.get("xl/sharedStrings.xml")
    styles = read_styles(_tree(files, STYLES)) if STYLES in files else CellFormats(frozenset(), ())
    return Parts(
        sheets, tuple(scan_strings(strings)) if strings else (), styles.quoted, styles.number_formats
    )


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        return {entry.name: entry.data for entry in read_archive(data, LIMITS)}
    except Refused as fault:
        raise Refused("XLSX_ZIP", reason=fault.code, part=fault.details.get("name", "")) from fault


def _check_part_names(files: Mapping[str, bytes]) -> None:
    for name in files:
        folded = name.lower()
        if "vbaproject" in folded or folded.endswith(".bin") or "/macrosheets/" in folded:
            raise Refused("XLSX_MACRO", part=name)
        if "externallink" in folded:
            raise Refused("XLSX_DDE" if b"ddeLink" in files[name] else "XLSX_EXTERNAL_LINK", part=name)
    for name in files:
        if not _PART_NAMES.fullmatch(name):
            raise Refused("XLSX_PART", part=name)


def _tree(files: Mapping[str, bytes], name: str) -> Element:
    if name not in files:
        raise Refused("XLSX_PART_MISSING", part=name)
    try:
        tree: Element = fromstring(files[name], forbid_dtd=True)
    except DefusedXmlException as fault:
        raise Refused("XLSX_DTD", part=name) from fault
    except (ParseError, ValueError) as fault:
        raise Refused("XLSX_XML", part=name, what=str(fault)) from fault
    return tree


def _check_content_types(tree: Element) -> None:
    for element in tree:
        kind = element.get("ContentType", "").lower()
        if "macro" in kind or "vba" in kind:
            raise Refused("XLSX_MACRO", part=element.get("PartName", ""))


def _relations(tree: Element, kinds: frozenset[str] | set[str]) -> dict[str, str]:
    """Targets by relation id; only the given kinds, and nothing outside the workbook."""
    targets: dict[str, str] = {}
    for element in tree:
        kind = element.get("Type", "").rpartition("/")[2]
        target = element.get("Target", "")
        if element.get("TargetMode", "Internal") != "Internal" or kind.lower().startswith("externallink"):
            raise Refused("XLSX_EXTERNAL_LINK", part=target[:80])
        if kind not in kinds:
            raise Refused("XLSX_PART", part=target[:80])
        targets[element.get("Id", "")] = target.removeprefix("/xl/")
    return targets


def _sheets(tree: Element, targets: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    _check_workbook_elements(tree)
    found: dict[str, bytes] = {}
    used: set[str] = set()
    for element in tree.findall(f"{_MAIN}sheets/{_MAIN}sheet"):
        name = element.get("name", "")
        if element.get("state", "visible") != "visible":
            raise Refused("XLSX_HIDDEN_SHEET", sheet=name)
        if name.casefold() in {other.casefold() for other in found}:
            raise Refused("XLSX_SHEET_NAMES", sheet=name)
        part = "xl/" + targets.get(element.get(f"{_OFFICE}id", ""), "")
        if part not in files or part in used or not part.startswith("xl/worksheets/"):
            raise Refused("XLSX_PART_MISSING", part=name)
        used.add(part)
        found[name] = files[part]
    if unused := {name for name in files if name.startswith("xl/worksheets/")} - used:
        raise Refused("XLSX_HIDDEN_SHEET", sheet=min(unused))
    if not 0 < len(found) <= MOST_SHEETS:
        raise Refused("XLSX_TOO_LARGE", sheet="*", rows=len(found), most=MOST_SHEETS)
    return found


def _check_workbook_elements(tree: Element) -> None:
    for element in tree.iter():
        name = element.tag.removeprefix(_MAIN)
        if name == "externalReference" or name == "externalReferences":
            raise Refused("XLSX_EXTERNAL_LINK", part="xl/workbook.xml")
        if name not in _WORKBOOK_ELEMENTS:
            raise Refused("XLSX_ELEMENT", sheet="", part="xl/workbook.xml", element=name[:80])
        if name == "definedName" and element.get("name") not in _PRINT_NAMES:
            raise Refused("XLSX_DEFINED_NAME", name=element.get("name", "")[:80])
