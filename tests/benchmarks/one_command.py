"""Runs one command of the program in this process, and says in the last line what it took: CPU seconds, megabytes."""

import sys
from contextlib import redirect_stdout
from io import StringIO
from time import process_time

from main import main
from tests.benchmarks.memory import most_megabytes

if __name__ == "__main__":
    with redirect_stdout(StringIO()):
        main(sys.argv[1:])
    print(f"{process_time():.3f} {most_megabytes():.1f}")
