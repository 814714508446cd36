"""Numbers that identify organisations and people: tax codes and personal numbers.

Refusing a valid number is worse than accepting a doubtful one, so nothing here refuses: each doubt is a
stable code in a list, shown as a warning. Facts: Circular 105/2020/TT-BTC Art. 5, Decree 92/2024 Art. 14
(the code of a cooperative is its tax code), Circular 59/2021/TT-BCA (personal numbers).
"""

from functools import cache

from models.values import codes
from models.values.names import clean

TAX_CODE_LENGTHS = (10, 13)
PERSONAL_NUMBER_LENGTH = 12
OLD_PERSONAL_NUMBER_LENGTH = 9
_SHOWN_DIGITS = 3


def compact(text: str) -> str:
    """The bare digits of a tax code or personal number, as stored: without spaces, dots and dashes."""
    return clean(text).translate({ord(mark): None for mark in " -.\u2013\u2011"})


def format_tax_code(text: str) -> str:
    """A tax code as on paper, with the dash before a branch's three digits; other texts only compacted."""
    number = compact(text)
    return f"{number[:10]}-{number[10:]}" if len(number) == 13 else number


def doubts_of_tax_code(text: str) -> list[str]:
    """What is doubtful about a tax code, as stable codes; nothing for a blank.

    TAX_CODE_DIGITS: not only digits; TAX_CODE_LENGTH: neither 10 nor 13 (nor a personal number of 12, which
    households and persons use from July 2025); TAX_CODE_SEQUENCE: running number 0000000 or branch 000;
    TAX_CODE_CHECK_DIGIT: the tenth digit does not fit the first nine.
    """
    number = compact(text)
    if not number:
        return []
    if not _is_digits(number):
        return ["TAX_CODE_DIGITS"]
    if len(number) == PERSONAL_NUMBER_LENGTH:
        return doubts_of_personal_number(number)
    if len(number) not in TAX_CODE_LENGTHS:
        return ["TAX_CODE_LENGTH"]
    doubts = []
    if number[2:9] == "0000000" or number[10:] == "000":
        doubts.append("TAX_CODE_SEQUENCE")
    if number[9] != _check_digit(number):
        doubts.append("TAX_CODE_CHECK_DIGIT")
    return doubts


def doubts_of_personal_number(text: str, sex: str | None = None, birth_year: int | None = None) -> list[str]:
    """What is doubtful about a personal number, as stable codes; nothing for a blank.

    Twelve digits: three for the province of birth registration (the codes before the mergers stay), one for
    century and sex, two for the year of birth, six running. sex ("male", "female") and birth_year are
    compared where given. PERSONAL_NUMBER_DIGITS, _LENGTH, _OLD (nine digits, the identity card before),
    _PROVINCE, _SEX, _BIRTH_YEAR.
    """
    number = compact(text)
    if not number:
        return []
    if not _is_digits(number):
        return ["PERSONAL_NUMBER_DIGITS"]
    if len(number) == OLD_PERSONAL_NUMBER_LENGTH:
        return ["PERSONAL_NUMBER_OLD"]
    if len(number) != PERSONAL_NUMBER_LENGTH:
        return ["PERSONAL_NUMBER_LENGTH"]
    doubts = []
    if number[:3] not in _birth_provinces():
        doubts.append("PERSONAL_NUMBER_PROVINCE")
    if sex in ("male", "female") and sex != sex_in(number):
        doubts.append("PERSONAL_NUMBER_SEX")
    if birth_year is not None and birth_year != birth_year_in(number):
        doubts.append("PERSONAL_NUMBER_BIRTH_YEAR")
    return doubts


def with_lost_zeros(number_of: str, text: str) -> str:
    """The number that a text was before a spreadsheet took it for a figure, "" where it lost no zero in front.

    number_of: `tax_code` (10 or 13 digits, of which the tenth fits the others) or `personal_number` (12 digits, whose
    first three are a province).
    """
    number = compact(text)
    if not _is_digits(number) or number.startswith("0"):
        return ""
    if number_of == "tax_code" and len(number) + 1 in TAX_CODE_LENGTHS:
        whole = f"0{number}"
        return "" if set(doubts_of_tax_code(whole)) & {"TAX_CODE_CHECK_DIGIT", "TAX_CODE_SEQUENCE"} else whole
    if number_of == "personal_number" and PERSONAL_NUMBER_LENGTH - 2 <= len(number) < PERSONAL_NUMBER_LENGTH:
        whole = number.zfill(PERSONAL_NUMBER_LENGTH)
        return whole if whole[:3] in _birth_provinces() else ""
    return ""


def sex_in(personal_number: str) -> str:
    """The sex encoded in a personal number of twelve digits: an even fourth digit is male."""
    return "female" if int(personal_number[3]) % 2 else "male"


def birth_year_in(personal_number: str) -> int:
    """The year of birth in a personal number of twelve digits; its fourth digit encodes the century."""
    return 1900 + 100 * (int(personal_number[3]) // 2) + int(personal_number[4:6])


def masked(text: str) -> str:
    """A masked number: only the last three digits are shown."""
    number = compact(text)
    hidden = max(0, len(number) - _SHOWN_DIGITS)
    return "\u2022" * hidden + number[hidden:]


def _check_digit(number: str) -> str:
    """The tenth digit that fits the first nine; two digits where no such number is issued."""
    from stdnum.vn import mst  # costs 30 ms, and the window does not wait for it

    return str(mst.calc_check_digit(number))


def _is_digits(number: str) -> bool:
    return number.isascii() and number.isdigit()


@cache
def _birth_provinces() -> frozenset[str]:
    return frozenset(entry.id for entry in codes.entries("birth_provinces"))
