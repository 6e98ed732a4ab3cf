"""Settings (配置) of the corpus, and the base class of every room's settings.

One prefix for the whole project, ``POLICYQA_``; each room has a section of it: ``POLICYQA_INDEX_…`` and so on. A
misspelt variable must not pass silently, so a variable with our prefix that is no setting of any room is refused.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import SettingsError
from corpus.wording import BAD_SETTING, UNKNOWN_SETTING

PREFIX = "POLICYQA_"
SECTIONS = ("INDEX_", "ASSISTANT_", "PAGE_", "EVAL_")
"""Sections of the rooms above; what begins with none of them belongs to the corpus."""

PROJECT_ROOT = Path(__file__).resolve().parent.parent


class RoomSettings(BaseSettings):
    """Base of a room's settings: read from the environment, frozen, unknown keys and misspelt variables refused.

    A room's class sets ``model_config = SettingsConfigDict(env_prefix="POLICYQA_<ROOM>_")``.

    Raises:
        SettingsError: when a value cannot be used, a key is unknown, or the environment holds a variable with our
            prefix that is no setting of any room loaded so far.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    def __init__(self, **values: Any) -> None:
        _refuse_unknown_variables()
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise SettingsError(BAD_SETTING.format(prefix=self.model_config["env_prefix"], detail=error)) from error


class CorpusSettings(RoomSettings):
    """Settings of the corpus: ``POLICYQA_DATA_DIR``, the one folder that everything built goes into."""

    data_dir: Path = PROJECT_ROOT / ".data"

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def build_dir(self) -> Path:
        """What is derived and disposable."""
        return self.data_dir / "build"


def section_of(variable: str) -> str:
    """Give the section an environment variable with our prefix belongs to; "" is the corpus's own."""
    rest = variable.upper().removeprefix(PREFIX)
    return next((section for section in SECTIONS if rest.startswith(section)), "")


def _refuse_unknown_variables() -> None:
    """Refuse every variable with our prefix whose section is loaded and has no such setting."""
    known: dict[str, set[str]] = {}
    for room in _rooms(RoomSettings):
        prefix = str(room.model_config["env_prefix"]).upper()
        names = {prefix + name.upper() for name in room.model_fields}
        known.setdefault(prefix.removeprefix(PREFIX), set()).update(names)
    for variable in sorted(os.environ):
        if not variable.upper().startswith(PREFIX):
            continue
        section = section_of(variable)
        if section in known and variable.upper() not in known[section]:
            expected = "、".join(sorted(known[section]))
            raise SettingsError(UNKNOWN_SETTING.format(variable=variable, expected=expected))


def _rooms(base: type[RoomSettings]) -> Iterator[type[RoomSettings]]:
    for room in base.__subclasses__():
        yield room
        yield from _rooms(room)
