"""deadlines: the table of last days, and that a rule was compared with its original; periods: how they are counted."""

from datetime import date
from typing import Any

from models.values.dates import format_date
from models.values.deadline_words import mark
from models.values.deadlines import Rule, ending, rules
from models.values.periods import Compared, LastDay, Period, PeriodCalendar
from storage.book import periods
from storage.returns import period_days
from ui.commands.arguments import Arguments, Verbs, day
from ui.commands.books.books import clock_of, opened
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    deadlines = verbs.add(
        "deadlines", run, "show the rules on last days, or keep that one was compared", json=True
    )
    deadlines.add_argument("rule", metavar="RULE", nargs="?", help="key of a rule")
    deadlines.add_argument("--period", metavar="PERIOD", help="last days of this period (default: this year)")
    deadlines.add_argument(
        "--compared-by", metavar="NAME", help="keep that NAME compared it with its original"
    )
    deadlines.add_argument("--on", type=day, metavar="DATE", help="on this day (default: today)")
    deadlines.add_argument("--not-compared", action="store_true", help="take the comparison back")
    counting = verbs.add(
        "periods", run_periods, "show or choose how halves and quarters are counted", json=True
    )
    counting.add_argument(
        "calendar", nargs="?", choices=[one.value for one in PeriodCalendar], help="15th to 14th, or months"
    )


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        today = clock_of(arguments)().date()
        if arguments.compared_by is not None:
            periods.compare(book, arguments.rule or "", arguments.compared_by, arguments.on)
        elif arguments.not_compared:
            periods.forget(book, arguments.rule or "")
        period = periods.period_of(book, arguments.period or str(today.year))
        compared = periods.compared(book)
    listed = [one for one in rules() if arguments.rule in (None, one.key)]
    if arguments.json:
        print_json([_as_json(one, period, compared.get(one.key), today) for one in listed])
    elif arguments.compared_by is not None:
        kept = compared[arguments.rule]
        voice.say("COMMAND_DEADLINE_COMPARED", rule=arguments.rule, day=format_date(kept.day), name=kept.name)
    elif arguments.not_compared:
        voice.say("COMMAND_DEADLINE_FORGOTTEN", rule=arguments.rule)
    else:
        heads = [
            voice.word(f"COMMAND_HEAD_{one}")
            for one in ("RULE", "FROM", "TO", "LAST_DAY", "SOURCE", "HOLDS", "MARK")
        ]
        print_table(
            heads,
            [
                [
                    one.key,
                    one.sender,
                    one.recipient,
                    one.terms or format_date(_last_day(one, period)),
                    one.source,
                    f"{format_date(one.valid_from)}\u2013{format_date(one.valid_to)}",
                    mark(one.evidence, compared.get(one.key), voice.language),
                ]
                for one in listed
            ],
        )
    return 0


def _last_day(rule: Rule, period: Period) -> date | None:
    return rule.last_day(period.year, period.last_day) if rule.kind in ("", period.kind) else None


def _as_json(rule: Rule, period: Period, compared: Compared | None, today: date) -> dict[str, Any]:
    window = rule.window
    return {
        "key": rule.key,
        "from": rule.sender,
        "to": rule.recipient,
        "level": rule.level or None,
        "kind": rule.kind or None,
        "form": rule.form,
        "window": None if window is None else [one.of(period.year) for one in window],
        "last_day": _last_day(rule, period),
        "terms": rule.terms or None,
        "sets_return": rule.sets_return,
        "source": rule.source,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
        "in_force": rule.in_force(today),
        "evidence": rule.evidence.value,
        "note": rule.note or None,
        "compared": _compared_as_json(compared),
    }


def _compared_as_json(compared: Compared | None) -> dict[str, Any] | None:
    return None if compared is None else {"on": compared.day, "by": compared.name}


def as_json(until: LastDay) -> dict[str, Any]:
    """What `status` says of the last day of a return beside the day itself."""
    return {
        "deadline_source": until.source,
        "deadline_evidence": until.evidence.value,
        "deadline_compared": _compared_as_json(until.compared),
    }


def ending_as_json(today: date, level: str) -> list[dict[str, Any]]:
    """Rules for units of this level and below that will soon be out of force."""
    return [
        {"key": rule.key, "valid_to": rule.valid_to, "source": rule.source, "evidence": rule.evidence.value}
        for rule in ending(today, level)
    ]


def say_ending(told: list[dict[str, Any]], voice: Voice) -> None:
    """The same for people."""
    for one in told:
        voice.say("DEADLINE_ENDS", key=one["key"], day=format_date(one["valid_to"]), source=one["source"])


def run_periods(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        if arguments.calendar:
            period_days.choose(book, PeriodCalendar(arguments.calendar))
        calendar = periods.calendar_of(book)
    if arguments.json:
        print_json({"calendar": calendar.value})
    else:
        voice.say(f"COMMAND_PERIOD_CALENDAR_{calendar.value.upper()}")
    return 0
