"""Set up the private environment in `.venv` and start what is asked for.

    python3 start.py                 open the program (without a display: run the demonstration)
    python3 start.py test [...]      all tests; further words go to pytest
    python3 start.py deep [...]      the long property tests and large scales
    python3 start.py fuzz [...]      a fuzzer that watches branches, for a while at every door (Linux)
    python3 start.py mutate [...]    a sample of mutants: do the tests notice changes of one token?
    python3 start.py bench [...]     the benchmarks, printed as ratios
    python3 start.py screenshots     every screen in two sizes, into ./screenshots
    python3 start.py VERB [...]      a command of main.py, such as `check` or `print`

Only the standard library is used, for nothing else is there yet. Exit status 3: the machine lacks something,
and the command that installs it has been printed; otherwise the status of what was started.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  # said in plain words, before newer syntax or modules are met
    sys.exit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")

import tomllib

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
SYSTEM_DATA = HERE / "resources" / "system" / "debian.toml"
DEMONSTRATION = Path("build") / "demo-2020"
LACKING = 3
PIP_WITH_TARGET = (22, 3)  # first release that installs into another environment (`pip --python`)
VIETNAMESE_WINDOWS = 0x042A
MODULE_COMMANDS = {
    "test": [
        *("pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadscope"),
        *(
            "--max-worker-restart",
            "0",
        ),  # with loadscope, a worker in the place of one that crashed waits for ever
        *("-m", "not deep and not atheris"),
    ],
    "deep": ["pytest", "-m", "deep", "--hypothesis-profile", "deep"],
    "fuzz": ["pytest", "-m", "atheris", "tests/fuzz"],
    "mutate": ["tests.mutation"],
    "bench": ["tests.benchmarks"],
    "screenshots": ["ui.screenshots"],
}

KEEPING_BYTECODE = ("test", "deep")
"""Whatever the surroundings say: each worker would compile every module and test anew, twelve seconds of CPU, and each
process that a test starts. A mutant must not be mistaken for the module of the same second and length."""


class Lacking(Exception):
    """The machine lacks something that a person can install; the message says how."""


def language() -> str:
    """vi where the person's system speaks Vietnamese, otherwise en."""
    if sys.platform == "win32":
        spoken = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "vi" if spoken == VIETNAMESE_WINDOWS else "en"
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "vi" if locale.startswith("vi") else "en"


def sentence(code: str, **details: object) -> str:
    path = HERE / "resources" / "sentences" / language() / "start.toml"
    text: str = tomllib.loads(path.read_text(encoding="utf-8"))[code]
    return text.format(**details)


def say(code: str, **details: object) -> None:
    print(sentence(code, **details), flush=True)


def environment_python() -> Path:
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return ENVIRONMENT.joinpath(*inside)


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def outer_pip_version() -> tuple[int, int] | None:
    """Version of the pip that belongs to this Python; None where there is none."""
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False
    )
    words = asked.stdout.split()
    if asked.returncode or len(words) < 2:
        return None
    parts = [int(part) for part in words[1].split(".")[:2] if part.isdigit()]
    return (parts[0], parts[1]) if len(parts) == 2 else None


def pip_command() -> list[str]:
    """pip for the environment: its own where it has one, otherwise this Python's, pointed at it."""
    python = str(environment_python())
    if _succeeds([python, "-m", "pip", "--version"]):
        return [python, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", python]


def make_environment() -> None:
    """Make `.venv` unless a working one is there.

    Debian and Ubuntu leave ensurepip out of Python, so the environment is made without pip where the pip of
    this Python can install into it; it is never asked to install into the system itself.
    """
    if environment_python().exists() and _succeeds([str(environment_python()), "-c", "import sys"]):
        return
    version = outer_pip_version()
    without_pip = version is not None and version >= PIP_WITH_TARGET
    if not without_pip and importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise Lacking(sentence("START_NO_PIP", command=f"sudo apt-get install -y {package}"))
    say("START_MAKING_ENVIRONMENT", folder=ENVIRONMENT)
    options = ["--clear"] + (["--without-pip"] if without_pip else [])
    made = subprocess.run([sys.executable, "-m", "venv", *options, str(ENVIRONMENT)], check=False)
    if made.returncode:
        raise Lacking(sentence("START_NO_ENVIRONMENT", folder=ENVIRONMENT))


def install(lock_name: str) -> None:
    """Install exactly what the lock names, by hash; nothing is done where that is already there."""
    lock = HERE / lock_name
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = ENVIRONMENT / f"{lock_name}.sha256"
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    say("START_INSTALLING", lock=lock_name)
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action", "ignore"]
    checked = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", str(lock)]
    done = subprocess.run([*pip_command(), "install", *options, *checked], check=False)
    if done.returncode:
        raise Lacking(sentence("START_INSTALL_FAILED", lock=lock_name))
    stamp.write_text(digest, encoding="ascii")


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, by the session's variables on Linux."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_in(listing: str) -> set[str]:
    """Names of shared objects that `ldd` could not find."""
    return {line.split()[0] for line in listing.splitlines() if "not found" in line and "=>" in line}


def missing_libraries(*, window: bool) -> set[str]:
    """System libraries that Qt needs and this Linux lacks; for a window also those of its X11 side."""
    found = environment_python().parent.parent.glob("lib/python3*/site-packages/PySide6/Qt")
    plugins = ["libqoffscreen.so", "libqxcb.so"] if window else ["libqoffscreen.so"]
    missing: set[str] = set()
    for qt in found:
        libraries = [qt / "lib" / f"libQt6{part}.so.6" for part in ("Core", "Gui", "Widgets", "Svg")]
        libraries += [qt / "plugins" / "platforms" / plugin for plugin in plugins]
        for library in filter(Path.exists, libraries):
            asked = subprocess.run(["ldd", str(library)], capture_output=True, text=True, check=False)
            missing |= missing_in(asked.stdout)
    return {name for name in missing if not name.startswith("libQt6")}


def packages_for(libraries: set[str]) -> tuple[list[str], list[str]]:
    """Debian packages that hold these libraries, and the libraries that no package is known for."""
    known = tomllib.loads(SYSTEM_DATA.read_text(encoding="utf-8"))["libraries"]
    return sorted({known[name] for name in libraries if name in known}), sorted(libraries - known.keys())


def require_system_libraries(*, window: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(window=window) if shutil.which("ldd") else set()
    if not missing:
        return
    packages, unknown = packages_for(missing)
    told = [sentence("START_LIBRARIES_MISSING", libraries=", ".join(sorted(missing)))]
    if packages:
        told.append("sudo apt-get install -y " + " ".join(packages))
    if unknown:
        told.append(sentence("START_LIBRARIES_UNKNOWN", libraries=", ".join(unknown)))
    raise Lacking("\n".join(told))


def missing_programs() -> set[str]:
    """Programs of other people that the tests call and this machine lacks."""
    known = tomllib.loads(SYSTEM_DATA.read_text(encoding="utf-8"))["programs"]
    return {name for name in known if shutil.which(name) is None}


def administrator() -> list[str] | None:
    """Words before a command that changes the system: none for root, sudo where it asks nothing; None otherwise."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def provide_for_tests() -> None:
    """Install what tests need of the system, where this account may; otherwise name the command and go on.

    Tests whose programs are missing wait, and pytest says how many (tests/programs.py). Missing libraries are
    left to `require_system_libraries`: without them nothing runs.
    """
    if not sys.platform.startswith("linux"):
        return
    programs = missing_programs()
    libraries = missing_libraries(window=False) if shutil.which("ldd") else set()
    if not programs and not libraries:
        return
    known = tomllib.loads(SYSTEM_DATA.read_text(encoding="utf-8"))["programs"]
    packages = sorted({known[name] for name in programs} | set(packages_for(libraries)[0]))
    before = administrator()
    if packages and shutil.which("apt-get") and before is not None:
        say("START_INSTALLING_PROGRAMS", packages=" ".join(packages))
        quiet = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        _succeeds([*quiet, "update"])
        if _succeeds([*quiet, "install", "-y", "--no-install-recommends", *packages]):
            return
    if programs:
        command = "sudo apt-get install -y " + " ".join(sorted({known[name] for name in programs}))
        say("START_PROGRAMS_MISSING", programs=", ".join(sorted(programs)), command=command)


def run(arguments: list[str], **settings: str) -> int:
    """Run the environment's Python in the checkout, and hand back its exit status."""
    return subprocess.run(
        [str(environment_python()), *arguments], cwd=HERE, env=os.environ | settings, check=False
    ).returncode


def run_module(command: str, further: list[str]) -> int:
    """One of the developer's commands; they need no display."""
    make_environment()
    install("requirements-dev.lock")
    if command == "fuzz":
        install("requirements-fuzz.lock")
    if command in ("test", "deep"):
        provide_for_tests()
    require_system_libraries(window=False)
    settings = {"QT_QPA_PLATFORM": "offscreen"}
    if command in KEEPING_BYTECODE:
        settings["PYTHONDONTWRITEBYTECODE"] = ""  # Python takes an empty word as none
    return run(["-m", *MODULE_COMMANDS[command], *further], **settings)


def run_verb(arguments: list[str]) -> int:
    """A command of main.py in the caller's own folder: its file names are meant from there."""
    make_environment()
    install("requirements.lock")
    command = [str(environment_python()), str(HERE / "main.py"), *arguments]
    return subprocess.run(command, check=False).returncode


def open_program() -> int:
    make_environment()
    install("requirements.lock")
    if not has_display():
        return show_demonstration()
    require_system_libraries(window=True)
    say("START_OPENING")
    return run(["main.py"])


def show_demonstration() -> int:
    """Without a display: one whole quarter by the command line, into a folder that git ignores."""
    say("START_NO_DISPLAY", folder=DEMONSTRATION)
    status = run(["main.py", "demo", str(DEMONSTRATION), "--year", "2020"])
    if status == 0:
        say("START_DEMONSTRATION_DONE", folder=HERE / DEMONSTRATION)
    return status


def main(arguments: list[str]) -> int:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # an old console may lack a letter; that stops nothing
    try:
        if not arguments:
            return open_program()
        if arguments[0] in MODULE_COMMANDS:
            return run_module(arguments[0], arguments[1:])
        return run_verb(arguments)
    except Lacking as lacking:
        print(lacking, file=sys.stderr)
        return LACKING
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
