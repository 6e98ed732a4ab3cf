"""The README says what is so: figures from the committed results, every setting, links that lead somewhere."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from corpus.settings import RoomSettings
from eval.commands.figures import SHOWN, figures
from eval.settings import EvalSettings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS_MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for room in ("corpus", "index", "assistant", "eval")
    for path in (ROOT / room).rglob("settings.py")
)


@pytest.mark.parametrize("name", ["dev", "test", "baselines.dev", "baselines.test"])
def test_figures_are_those_of_the_committed_results(name: str) -> None:
    shown = {place[1]: place[2] for place in SHOWN.finditer(README)}
    assert shown[name] == figures(EvalSettings().results_dir)[name]


@pytest.mark.parametrize("module", SETTINGS_MODULES)
def test_every_setting_is_in_the_readme(module: str) -> None:
    rooms = [
        found
        for found in vars(importlib.import_module(module)).values()
        if isinstance(found, type) and issubclass(found, RoomSettings) and found.__module__ == module
    ]
    names = {f"{room.model_config['env_prefix']}{field}".upper() for room in rooms for field in room.model_fields}
    assert {name for name in names if f"`{name}`" not in README} == set()


def test_no_setting_is_in_the_readme_that_is_none() -> None:
    for module in SETTINGS_MODULES:
        importlib.import_module(module)
    rooms = _all_rooms(RoomSettings)
    names = {f"{room.model_config['env_prefix']}{field}".upper() for room in rooms for field in room.model_fields}
    assert set(re.findall(r"`(POLICYQA_\w+)`", README)) <= names


def test_links_and_pictures_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets, "the README shows a picture of the page"
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_make_targets_in_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make (\w+)", README)) | set(re.findall(r"^    make (\w+)", README, re.MULTILINE))
    assert {target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()


def test_defaults_in_the_readme_are_those_of_the_settings() -> None:
    for module in SETTINGS_MODULES:
        importlib.import_module(module)
    for room in _all_rooms(RoomSettings):
        for name, field in room.model_fields.items():
            variable = f"{room.model_config['env_prefix']}{name}".upper()
            row = next((line for line in README.splitlines() if line.startswith("|") and f"`{variable}`" in line), None)
            if row and isinstance(field.default, str | int | float):
                assert f"`{field.default}`" in row.split("|")[2], variable


def _all_rooms(base: type[RoomSettings]) -> list[type[RoomSettings]]:
    return [room for child in base.__subclasses__() for room in (child, *_all_rooms(child))]
