"""The program starts here: no verb (or files alone) opens the desktop, a verb runs a command. It decides nothing."""

import gc
import sys

FILES = (".book", ".asice", ".p7m", ".pdf", ".part")
"""What a double click opens: a book, or a file that is shown as a card before it is taken in."""


def main(arguments: list[str]) -> int:
    """Exit status: 0 done, 1 refused, 2 wrong usage."""
    if arguments and not arguments[0].lower().endswith(FILES):
        # a command lives a second and makes hardly any circles: looking for them would be an eighth of its time
        gc.set_threshold(50_000, 20, 20)
        import ui.commands

        return ui.commands.main(arguments)
    from ui.imports import spare_sources

    spare_sources()
    import ui.desktop

    return ui.desktop.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
