"""The rules of the house, kept by tests."""

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((HOUSE / "pyproject.toml").read_text())


def test_imports_go_downhill() -> None:
    command = [Path(sys.executable).with_name("lint-imports")]

    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def pure_modules() -> set[str]:
    """Those that import-linter keeps pure."""
    contracts = {contract["name"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
    return set(contracts["Rules are pure: functions of dates and dataclasses"]["source_modules"])


def test_the_modules_that_must_be_pure_are_those_whose_every_branch_is_tested() -> None:
    tested = {path.removesuffix(".py").replace("/", ".") for path in PROJECT["tool"]["coverage"]["run"]["include"]}

    assert tested == {*pure_modules(), "schemas.vocabulary"}
    for module in tested:  # Imported here, a module that no test imports counts as untested and not as absent.
        import_module(module)


def modules(*folders: str) -> list[Path]:
    """Every module of ours in these folders, without the migrations, which are written by a tool."""
    found = [path for folder in folders for path in sorted((HOUSE / folder).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


def test_a_module_says_that_it_is_pure_where_it_is_kept_so_and_nowhere_else() -> None:
    saying = {
        ".".join(path.relative_to(HOUSE).with_suffix("").parts)
        for path in modules("registry", "schemas", "seed_data")
        if "(pure)" in path.read_text().partition("\n")[0]
    }

    assert saying == pure_modules()


@pytest.mark.parametrize(
    "path", modules("registry", "schemas", "seed_data"), ids=lambda path: str(path.relative_to(HOUSE))
)
def test_a_module_is_named_for_the_business_and_says_in_one_line_what_it_is(path: Path) -> None:
    first = path.read_text().partition("\n")[0]

    assert path.stem not in {
        "models",
        "views",
        "forms_and_views",
        "utils",
        "util",
        "services",
        "helpers",
        "common",
        "misc",
    }
    assert re.fullmatch(r'"""[^"]+[.:;,\w`)](""")?', first), first


def test_the_lock_names_versions_and_hashes_and_no_address() -> None:
    lock = (HOUSE / "requirements.lock").read_text()

    assert "://" not in lock
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|-e|file:|/)", lock, re.MULTILINE)
    pinned = re.findall(r"^([a-z0-9.\-_]+)(?:\[[^\]]+\])?==", lock, re.MULTILINE)
    assert len(pinned) > 50
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_the_commands_of_the_readme_exist() -> None:
    readme = (HOUSE / "README.md").read_text()
    targets = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text(), re.MULTILINE))

    asked = set(re.findall(r"^\s*(?:[A-Z_]+=\S+ )*make ([a-z]+)", readme, re.MULTILINE))

    assert asked <= targets
