"""The program starts here: no verb opens the desktop, a verb runs a command. It decides nothing itself."""

import sys


def main(arguments: list[str]) -> int:
    """Exit status: 0 done, 1 refused, 2 wrong usage."""
    if arguments:
        import ui.commands

        return ui.commands.main(arguments)
    import ui.desktop

    return ui.desktop.main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
