"""What holds for every test: no display is needed, and nothing is remembered between runs."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine may stall for a moment, so time is no reason to fail; deep is asked for by `start.py deep`.
settings.register_profile("everyday", deadline=None, database=None)
settings.register_profile("deep", deadline=None, database=None, max_examples=1000)
settings.load_profile("everyday")
