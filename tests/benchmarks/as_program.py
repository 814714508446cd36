"""Run a module as `main.py` runs the desktop: `python -m tests.benchmarks.as_program MODULE ARGUMENT…`."""

import runpy
import sys

from ui.imports import spare_sources

if __name__ == "__main__":
    spare_sources()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
