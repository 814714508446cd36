"""Reminders: what a unit still owes for a period, until when, and the letter that asks for it politely."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.dialogue.letters import LetterText
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.periods import LastDay, Period, label_within


@dataclass(frozen=True, slots=True)
class Owed:
    """What a unit still owes.

    unit: its code; recipient: its title; until and days_left: the deadline and the working days to it, both ends
    counted, below zero those since. lacks_package: no return of the period counts; withdrawn: number of the
    revision that was taken back, 0 for none. queries: numbers of the questions without an answer; answers_due: the
    first day on which one of them was wanted; answers_late: that day has passed.
    """

    unit: str
    recipient: str
    period: Period
    until: LastDay
    days_left: int
    lacks_package: bool = True
    withdrawn: int = 0
    queries: tuple[int, ...] = ()
    answers_due: date | None = None
    answers_late: bool = False

    @property
    def is_late(self) -> bool:
        """Whether a last day has passed: that of the package, or that of an answer where only answers are owed."""
        return self.days_left < 0 if self.lacks_package else self.answers_late


def reminder(owed: Owed, office: str, where: str = "", language: str = "vi") -> LetterText:
    """The letter of an office to one unit; where: how packages reach it ("" leaves the usual ways)."""
    return _letter(owed, office, owed.recipient, _lacking(owed, language), where, language)


def common_reminder(owed: Sequence[Owed], office: str, where: str = "", language: str = "vi") -> LetterText:
    """One letter to several units about the same period; each is named with what it lacks."""
    lines = [
        sentence(
            "REMINDER_UNIT",
            {"recipient": one.recipient, "lacking": ", ".join(_lacking(one, language))},
            language,
        )
        for one in owed
    ]
    about = max(owed, key=lambda one: (one.lacks_package, one.is_late))
    return _letter(about, office, sentence("REMINDER_ALL", {}, language), lines, where, language)


def _letter(
    owed: Owed, office: str, recipient: str, lacking: list[str], where: str, language: str
) -> LetterText:
    said = {"office": office, "recipient": recipient, "period": label_within(owed.period, language)}
    late = ("LATE" if owed.is_late else "DUE") + ("" if owed.lacks_package else "_ANSWERS")
    opening = sentence(f"REMINDER_{late}", said, language)
    if owed.lacks_package:
        opening += " " + _deadline(owed, language)
    parts = [
        sentence("REMINDER_GREETING", said, language),
        opening,
        sentence("REMINDER_LACKING", said, language) + "\n- " + ";\n- ".join(lacking) + ".",
        sentence("REMINDER_WHERE", {"where": where or sentence("REMINDER_WAYS", {}, language)}, language),
        sentence("REMINDER_SENT_ALREADY", said, language),
        sentence("REMINDER_END", said, language),
    ]
    subject = sentence(f"REMINDER_{late}_SUBJECT", said, language)
    return LetterText(subject, "\n\n".join(part.strip() for part in parts) + "\n")


def _deadline(owed: Owed, language: str) -> str:
    """Until when, and how far away that is."""
    count = abs(owed.days_left)
    if owed.days_left < 0:
        code = "REMINDER_DAYS_LATE"
    elif owed.days_left <= 1:
        code, count = "REMINDER_LAST_DAY", 0
    else:
        code = "REMINDER_DAYS_LEFT"
    told = sentence(code, {"day": format_date(owed.until.day), "count": count}, language)
    if not owed.until.is_moved:
        return told
    days = {"named": format_date(owed.until.named), "day": format_date(owed.until.day)}
    return told + " " + sentence("REMINDER_MOVED", days, language)


def _lacking(owed: Owed, language: str) -> list[str]:
    """What is missing, each in words."""
    words = []
    if owed.lacks_package:
        code = "REMINDER_PACKAGE_AGAIN" if owed.withdrawn else "REMINDER_PACKAGE"
        said = {"period": label_within(owed.period, language), "revision": str(owed.withdrawn)}
        words.append(sentence(code, said, language))
    if owed.queries:
        numbers = ", ".join(str(number) for number in owed.queries)
        code = "REMINDER_ANSWERS_UNTIL" if owed.answers_due else "REMINDER_ANSWERS"
        said = {"numbers": numbers, "day": format_date(owed.answers_due)}
        words.append(sentence(code, said, language))
    return words
