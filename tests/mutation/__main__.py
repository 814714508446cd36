"""`python3 start.py mutate [--seed N] [--count N] [MODULES…]`: do the tests notice changes of one token?

MODULES are files or folders such as storage/dialogue; without any, all of models and storage.
"""

import argparse
import sys

from tests.architecture.sources import PROJECT
from tests.mutation.sample import Outcome, Result, chosen, run


def main(arguments: list[str]) -> int:
    """Print every mutant with what became of it, those that survived once more, and the share that was killed."""
    parser = argparse.ArgumentParser(prog="start.py mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULES")
    parser.add_argument("--seed", type=int, default=1, help="another seed takes another sample")
    parser.add_argument(
        "--count", type=int, default=40, help="how many mutants; one takes about five seconds"
    )
    wanted = parser.parse_args(arguments)
    sample = chosen(PROJECT, wanted.modules, wanted.seed, wanted.count)
    results = run(PROJECT, sample, _report)
    judged = [result for result in results if result.outcome is not Outcome.BROKEN]
    survived = [result for result in judged if result.outcome is Outcome.SURVIVED]
    print(f"\nSurvived ({len(survived)}):")
    for result in sorted(survived, key=lambda result: (result.mutant.path, result.mutant.line)):
        print(f"  {result.mutant}")
    killed = len(judged) - len(survived)
    by_users = sum(result.outcome is Outcome.BY_USERS for result in judged)
    print(
        f"Killed {killed} of {len(judged)} mutants ({killed / max(1, len(judged)):.0%}), seed {wanted.seed}; "
        f"{by_users} of them only by the tests of modules that use the mutated one."
    )
    return 0


def _report(result: Result) -> None:
    print(f"{result.outcome.value:<15} {result.mutant}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
