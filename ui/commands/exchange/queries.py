"""queries: asked about a received package, given to the unit, answered by it, settled or withdrawn."""

import argparse
from typing import TYPE_CHECKING, Any

from models.dialogue.notices import unit_to_json
from models.dialogue.queries import WHOLE, Pin, Query, cell, record
from models.returns.document import UnitName
from models.returns.receiving import UnitKey
from models.values.dates import format_date
from models.values.errors import Refused
from storage.book.book import Book
from storage.dialogue import answers, queries
from storage.dialogue.answers import AskedOfUs
from storage.dialogue.queries import Asked
from storage.returns import proposals
from ui.commands.arguments import Arguments, Verbs, day
from ui.commands.books.books import opened
from ui.commands.exchange.receipts import add_signing, office_signers, tell_given
from ui.commands.voice import Voice, print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence


def add(verbs: Verbs) -> None:
    group = verbs.group("queries", "questions about returns: ask, give, list, answer, accept, decline, close")
    _add_asking(group)
    _add_answering(group)
    listed = group.add(
        "list", run_list, "show the questions of this office and those to this unit", json=True
    )
    listed.add_argument("--period", metavar="PERIOD", help="only this period")


def _add_asking(group: Verbs) -> None:
    ask = group.add("ask", run_ask, "ask about a received package, a cell or a record of it")
    ask.add_argument("package", metavar="PACKAGE-ID", help="its SHA-256, or six or more of its first digits")
    ask.add_argument("text", metavar="TEXT", help="the question")
    ask.add_argument("--cell", nargs=3, metavar=("FORM", "ROW", "COLUMN"), help="about this cell")
    ask.add_argument("--record", nargs="+", metavar="PART", help="about this record: TABLE KEY [FIELD]")
    ask.add_argument("--due", type=day, metavar="DATE", help="until when an answer is wanted")
    ask.add_argument("--finding", default="", metavar="CODE", help="the check that led to it")
    ask.add_argument(
        "--proposal",
        default="",
        metavar="VALUE",
        help="a value to put there, as in du-lieu.json (money in dong)",
    )
    for name, run, about in (
        ("withdraw", run_withdraw, "take a question back; its number is not used again"),
        ("settle", run_settle, "call a question settled"),
    ):
        close = group.add(name, run, about)
        close.add_argument("unit", metavar="UNIT", help="code of the unit that was asked")
        close.add_argument("number", metavar="NUMBER", type=int, help="number of the question")
    give = group.add("give", run_give, "sign what units were not told yet and lay it into a folder")
    give.add_argument("--unit", metavar="CODE", help="only to this unit")
    add_signing(give)


def _add_answering(group: Verbs) -> None:
    answer = group.add(
        "answer", run_answer, "answer a question; the next package carries it, or a file of answers"
    )
    answer.add_argument("number", metavar="NUMBER", type=int, help="number of the question")
    answer.add_argument("text", metavar="TEXT", help="the answer; an empty one takes it back")
    accept = group.add(
        "accept", run_accept, "put the proposed value into the draft or the register, and answer so"
    )
    accept.add_argument("number", metavar="NUMBER", type=int, help="number of the question")
    accept.add_argument("--text", default="", metavar="TEXT", help="the answer in own words")
    decline = group.add("decline", run_decline, "leave the value as it is, and answer why")
    decline.add_argument("number", metavar="NUMBER", type=int, help="number of the question")
    decline.add_argument("reason", metavar="REASON", help="why")
    for verb in (answer, accept, decline):
        _add_issuer(verb)
    add_signing(
        group.add(
            "send-answers", run_send_answers, "sign the answers that have not left and lay them into a folder"
        )
    )


def _add_issuer(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--issuer", metavar="CODE", help="code of the office that asked, where several did")


def _pin(arguments: Arguments) -> Pin:
    if arguments.cell and arguments.record:
        raise Refused("QUERY_TWO_PINS")
    if arguments.cell:
        return cell(*arguments.cell)
    if arguments.record:
        return record(*arguments.record) if len(arguments.record) in (2, 3) else Pin("record")
    return WHOLE


def run_ask(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        asked = queries.ask(
            book,
            arguments.package,
            _pin(arguments),
            arguments.text,
            arguments.due,
            arguments.finding,
            arguments.proposal,
        )
    voice.say("COMMAND_QUERY_ASKED", number=str(asked.query.number), unit=asked.about.unit.name)
    return 0


def run_withdraw(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        asked = queries.withdraw(book, queries.unit_called(book, arguments.unit), arguments.number)
    return _closed(asked, voice)


def run_settle(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        asked = queries.settle(book, queries.unit_called(book, arguments.unit), arguments.number)
    return _closed(asked, voice)


def _closed(asked: Asked, voice: Voice) -> int:
    state = voice.word(f"QUERY_STATE_{asked.query.state.name}")
    voice.say("COMMAND_QUERY_CLOSED", number=str(asked.query.number), unit=asked.about.unit.name, state=state)
    return 0


def run_give(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.notices_given import give_queries

    with opened(arguments) as book:
        unit: UnitKey | None = queries.unit_called(book, arguments.unit) if arguments.unit else None
        given = give_queries(book, unit, office_signers(book, arguments, voice), arguments.out)
    tell_given(given, voice)
    return 0


def _issuer(book: Book, arguments: Arguments) -> UnitName:
    """The office that asked the question with this number; Refused QUERY_UNKNOWN, QUERY_OF_SEVERAL."""
    found = [
        one.issuer
        for one in answers.asked_of_us(book)
        if one.query.number == arguments.number and arguments.issuer in (None, one.issuer.code)
    ]
    if not found:
        raise Refused("QUERY_UNKNOWN", number=str(arguments.number))
    if len(found) > 1:
        raise Refused("QUERY_OF_SEVERAL", number=str(arguments.number))
    return found[0]


def run_answer(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        answers.answer(book, _issuer(book, arguments), arguments.number, arguments.text)
    voice.say("COMMAND_QUERY_ANSWERED", number=str(arguments.number))
    return 0


def run_send_answers(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.notices_given import give_answers

    with opened(arguments) as book:
        given = give_answers(book, office_signers(book, arguments, voice), arguments.out)
    tell_given(given, voice)
    return 0


def run_accept(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        proposals.accept_proposal(book, _issuer(book, arguments), arguments.number, arguments.text)
    voice.say("COMMAND_QUERY_ANSWERED", number=str(arguments.number))
    return 0


def run_decline(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        proposals.decline_proposal(book, _issuer(book, arguments), arguments.number, arguments.reason)
    voice.say("COMMAND_QUERY_ANSWERED", number=str(arguments.number))
    return 0


def run_list(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        today = book.clock().date()
        asked = queries.asked(book, period=arguments.period)
        of_us = [one for one in answers.asked_of_us(book) if arguments.period in (None, one.about.period)]
    if arguments.json:
        print_json(
            {
                "asked": [{**_as_json(one, today), **_asked_part(one)} for one in asked],
                "of_us": [{**_as_json(one, today), **_of_us_part(one)} for one in of_us],
            }
        )
        return 0
    heads = ("NAME", "PERIOD", "NUMBER", "STATE", "DUE", "QUESTION", "ANSWER")
    _print(heads, [_row(one.about.unit.name, one, voice) for one in asked], voice)
    _print(heads, [_row(one.issuer.name, one, voice) for one in of_us], voice)
    return 0


def _print(heads: "Sequence[str]", rows: "Sequence[Sequence[str]]", voice: Voice) -> None:
    if rows:
        print_table([voice.word(f"COMMAND_HEAD_{head}") for head in heads], rows)


def _row(name: str, one: Asked | AskedOfUs, voice: Voice) -> list[str]:
    query = one.query
    return [
        name,
        one.about.period,
        str(query.number),
        voice.word(f"QUERY_STATE_{query.state.name}"),
        format_date(query.due) if query.due else "",
        _short(query.text),
        _short(one.answer),
    ]


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _as_json(one: Asked | AskedOfUs, today: Any) -> dict[str, Any]:
    return {
        **_query_as_json(one.query),
        "unit": unit_to_json(one.about.unit),
        "period": one.about.period,
        "revision": one.about.revision,
        "package": one.about.package_sha256,
        "answer": one.answer,
        "waits": one.waits,
        "overdue": one.overdue(today),
    }


def _query_as_json(query: Query) -> dict[str, Any]:
    return {
        "number": query.number,
        "pin": {"kind": query.pin.kind, "place": list(query.pin.place)},
        "text": query.text,
        "asked_on": query.asked_on,
        "due": query.due,
        "state": query.state.value,
        "finding": query.finding,
        "proposal": query.proposal,
    }


def _asked_part(one: Asked) -> dict[str, Any]:
    return {"pending": one.pending, "written_at": one.written_at, "answer_package": one.answer_package}


def _of_us_part(one: AskedOfUs) -> dict[str, Any]:
    return {
        "issuer": unit_to_json(one.issuer),
        "answered_at": one.answered_at,
        "decision": one.decision,
        "travelled": one.travelled,
    }
