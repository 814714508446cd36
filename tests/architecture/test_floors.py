"""Who may import what. import-linter holds the same rules in CI; here each one is a sentence."""

import subprocess
import sys

from tests.architecture.sources import FLOORS, PROJECT, Source, delivered

PAPER_AND_PACKAGES = {
    "openpyxl", "reportlab", "zipfile", "cryptography", "pyhanko", "asn1crypto", "pikepdf", "python_calamine",
    "pypdfium2", "pkcs11", "xlrd",
}  # fmt: skip
SESSION_NAMES = {"Session", "sessionmaker", "create_engine", "Engine", "Connection"}


def offenders(sources: list[Source], roots: set[str]) -> dict[str, set[str]]:
    found = {str(source.path): source.imported_roots() & roots for source in sources}
    return {path: names for path, names in found.items() if names}


def test_a_floor_imports_only_floors_below_it() -> None:
    upwards = {
        floor: offenders(
            [s for s in delivered() if s.floor == floor], set(FLOORS[:height]) | {"main", "start"}
        )
        for height, floor in enumerate(FLOORS)
    }
    assert not {floor: found for floor, found in upwards.items() if found}


def test_qt_is_imported_only_in_ui() -> None:
    assert not offenders([s for s in delivered() if s.floor != "ui"], {"PySide6", "shiboken6"})


def test_commands_import_no_qt() -> None:
    commands = [s for s in delivered() if s.module.startswith("ui.commands")]
    assert not offenders(commands, {"PySide6", "shiboken6"})


def test_loading_the_commands_loads_no_qt() -> None:
    asked = "import sys, ui.commands; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", asked], cwd=PROJECT, check=False).returncode == 0


def test_the_first_list_waits_for_no_mapping() -> None:
    asked = "import sys, ui.desktop, ui.screens.members.page; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=PROJECT, check=False).returncode == 0


def test_screens_never_import_each_other() -> None:
    crossing = []
    for source in delivered():
        if source.module.startswith("ui.screens."):
            own = ".".join(source.module.split(".")[:3])
            crossing += [
                f"{source.path}: {name}"
                for name in source.imports()
                if name.startswith("ui.screens.") and not f"{name}.".startswith(f"{own}.")
            ]
    assert not crossing


def test_papers_and_packages_are_made_only_in_exports() -> None:
    assert not offenders([s for s in delivered() if s.floor != "exports"], PAPER_AND_PACKAGES)


def test_the_database_is_spoken_to_only_in_storage() -> None:
    elsewhere = [s for s in delivered() if s.floor not in ("storage", "models")]
    assert not offenders(elsewhere, {"sqlalchemy", "alembic", "sqlite3"})


def test_models_describe_tables_and_open_no_session() -> None:
    opening = {
        str(source.path): {name for name in source.imports() if name.rpartition(".")[2] in SESSION_NAMES}
        for source in delivered()
        if source.floor == "models"
    }
    assert not {path: names for path, names in opening.items() if names}


def test_resources_are_data_with_no_code_of_other_packages() -> None:
    beyond = {
        str(source.path): source.imported_roots() - sys.stdlib_module_names - {"resources"}
        for source in delivered()
        if source.floor == "resources"
    }
    assert not {path: names for path, names in beyond.items() if names}
