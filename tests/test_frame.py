"""The frame: what lies at the top, who may import whom, what is pinned, how long a file may be."""

from __future__ import annotations

import ast
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "index", "assistant", "eval")
MAY_LIE_AT_THE_TOP = {
    *("app.py", "assistant", "corpus", "eval", "index", "tests"),
    *("pyproject.toml", "constraints.txt", "Makefile", "README.md", "LICENSE", "NOTICE"),
    *("__pycache__",),
}
MACHINE_WORDS = {
    "a path of one machine": re.compile(r"(?<![\w.])/(?:work|root|home|opt|tmp|Users)/[\w.]"),
    "a registry's host": re.compile(r"(?:pypi|pythonhosted|pytorch|npmjs)[.]org", re.IGNORECASE),
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]


def canonical(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ \[;]", name, maxsplit=1)[0]).lower()


def files_of_the_project() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def code_of(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def imported_by(path: Path) -> Iterator[str]:
    """Top-level names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def test_top_level_holds_only_the_rooms_and_the_frame() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found <= MAY_LIE_AT_THE_TOP


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_contracts_keep_the_layers_in_order() -> None:
    (direction,) = (c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["id"] == "direction")
    assert direction["layers"] == ["eval", "assistant", "index", "corpus"]


def test_no_room_imports_the_application_or_the_tests() -> None:
    assert [path for path in code_of(*ROOMS) if {"app", "tests"} & set(imported_by(path))] == []


def test_heavy_libraries_are_not_loaded_before_they_are_needed() -> None:
    modules = [
        module.name
        for room in ROOMS
        for module in pkgutil.walk_packages([str(ROOT / room)], f"{room}.")
        if not module.name.startswith(("assistant.page", "eval.page", "index.encoder"))
    ]
    loads = "".join(f"import {name}\n" for name in modules)
    script = f"{loads}import sys\nprint(*{{'gradio', 'sentence_transformers', 'torch'}} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_every_requirement_is_pinned() -> None:
    pinned = {canonical(name) for name in pins()}
    assert [r for r in REQUIREMENTS if canonical(r) not in pinned] == []


def test_pins_are_exact_releases() -> None:
    assert {name: version for name, version in pins().items() if not re.fullmatch(r"\d+(\.\d+)*", version)} == {}


def test_what_the_product_imports_is_required() -> None:
    distributions = packages_distributions()
    required = {canonical(name) for name in PROJECT["project"]["dependencies"]}
    third_party = {
        name
        for path in [*code_of(*ROOMS), ROOT / "app.py"]
        for name in imported_by(path)
        if name not in sys.stdlib_module_names and name not in ROOMS
    }
    undeclared = {n for n in third_party if not {canonical(d) for d in distributions.get(n, ())} & required}
    assert undeclared == set()


def test_no_python_file_outgrows_300_lines() -> None:
    lengths = {p.relative_to(ROOT): len(p.read_text("utf-8").splitlines()) for p in code_of(*ROOMS, "tests")}
    assert {path: n for path, n in lengths.items() if n > 300} == {}


@pytest.mark.parametrize("what", sorted(MACHINE_WORDS))
def test_no_file_names_a_machine(what: str) -> None:
    texts = {path: path.read_text(encoding="utf-8", errors="ignore") for path in files_of_the_project()}
    assert [path for path, text in texts.items() if MACHINE_WORDS[what].search(text)] == []


@pytest.mark.parametrize("target", ["app", "test", "eval", "index", "lint", "setup", "clean"])
def test_make_has_the_target(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_ci_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "exec make test" in script.read_text(encoding="utf-8")
