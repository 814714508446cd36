"""The styles of a workbook that came in: only looks that we write, so that a cell shows the value that it holds."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS

from exports.workbook.data import HEADER_STYLE, QUOTED_STYLE
from exports.workbook.format import MAIN_NAMESPACE
from models.values.errors import Refused

STYLES = "xl/styles.xml"
GENERAL = "General"
_MAIN = "{" + MAIN_NAMESPACE + "}"
_NUMBERS = re.compile(r'#,##0(?:\.0{1,12})?(?:" [^"]{1,12}")?')
"""Thousands in groups, decimals, and behind them the mark of a note."""

_LEAST_SIZE = 6.0
_INK = frozenset({"000000", "FF000000", "00000000"})


@dataclass(frozen=True, slots=True)
class CellFormats:
    """What the cell formats of a workbook are, by their number: quoted ones, and the number format of each."""

    quoted: frozenset[int]
    number_formats: tuple[str, ...]


def read_styles(tree: Element) -> CellFormats:
    """The cell formats; Refused XLSX_STYLE (what) for one that can show something else than its cell holds."""
    own = {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in tree.findall(f"{_MAIN}numFmts/{_MAIN}numFmt")
    }
    for element in tree.iter(f"{_MAIN}font"):
        _check_font(element)
    for element in tree.iter(f"{_MAIN}patternFill"):
        if element.get("patternType", "none") not in ("none", "gray125"):
            raise Refused("XLSX_STYLE", what="fill")
    if any(len(element) for element in tree.iter(f"{_MAIN}dxfs")) or any(tree.iter(f"{_MAIN}gradientFill")):
        raise Refused("XLSX_STYLE", what="dxf")
    formats = tree.findall(f"{_MAIN}cellXfs/{_MAIN}xf")
    numbers = tuple(_number_format(element, own) for element in formats)
    if any(code != GENERAL for code in numbers[: max(HEADER_STYLE, QUOTED_STYLE) + 1]):
        raise Refused("XLSX_STYLE", what=numbers[0])
    for element in formats:
        if element.get("fillId", "0") not in ("0", "1"):
            raise Refused("XLSX_STYLE", what="fill")
        if any(one.get("hidden") in ("1", "true") for one in element.iter(f"{_MAIN}protection")):
            raise Refused("XLSX_STYLE", what="hidden")
        if any(one.get("textRotation", "0") != "0" for one in element.iter(f"{_MAIN}alignment")):
            raise Refused("XLSX_STYLE", what="textRotation")
    quoted = (at for at, xf in enumerate(formats) if xf.get("quotePrefix") in ("1", "true"))
    return CellFormats(frozenset(quoted), numbers)


def _check_font(font: Element) -> None:
    for color in font.iter(f"{_MAIN}color"):
        rgb = color.get("rgb")
        if (
            (rgb is not None and rgb.upper() not in _INK)
            or color.get("theme", "1") != "1"
            or color.get("tint")
        ):
            raise Refused("XLSX_STYLE", what="color")
        if color.get("indexed") is not None:
            raise Refused("XLSX_STYLE", what="color")
    for size in font.iter(f"{_MAIN}sz"):
        try:
            small = not float(size.get("val", "")) >= _LEAST_SIZE
        except ValueError:
            small = True
        if small:
            raise Refused("XLSX_STYLE", what="sz")
    if any(font.iter(f"{_MAIN}strike")) or any(font.iter(f"{_MAIN}vertAlign")):
        raise Refused("XLSX_STYLE", what="strike")


def _number_format(xf: Element, own: dict[str, str]) -> str:
    number = xf.get("numFmtId", "0")
    code = own.get(number) or BUILTIN_FORMATS.get(int(number) if number.isdecimal() else -1, "")
    if code not in (GENERAL, "@") and not _NUMBERS.fullmatch(code):
        raise Refused("XLSX_STYLE", what=code[:40] or number[:10])
    return code
