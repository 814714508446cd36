"""The program starts here: no verb (or a book alone) opens the desktop, a verb runs a command. It decides nothing."""

import sys


def main(arguments: list[str]) -> int:
    """Exit status: 0 done, 1 refused, 2 wrong usage."""
    if arguments and not arguments[0].endswith(".book"):
        import ui.commands

        return ui.commands.main(arguments)
    import ui.desktop

    return ui.desktop.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
