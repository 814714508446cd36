"""associate: files of the program open by a double click, for the person who asks."""

from ui import association
from ui.commands.arguments import Arguments, Verbs
from ui.commands.voice import Voice


def add(verbs: Verbs) -> None:
    verb = verbs.add("associate", run, "open files of the program by a double click", book=False)
    verb.add_argument("--remove", action="store_true", help="take it back")


def run(arguments: Arguments, voice: Voice) -> int:
    if arguments.remove:
        association.forget()
        voice.say("COMMAND_ASSOCIATION_REMOVED")
        return 0
    association.associate()
    voice.say("COMMAND_ASSOCIATED", command=" ".join(association.command()))
    return 0
