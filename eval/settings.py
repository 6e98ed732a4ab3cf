"""Settings (配置) of the evaluation, ``POLICYQA_EVAL_…``."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import SettingsConfigDict

from corpus.settings import RoomSettings

ROOM = Path(__file__).resolve().parent


class EvalSettings(RoomSettings):
    """Where the evaluation reads and records.

    ``questions_dir`` holds the gold questions. ``results_dir`` holds the committed results, which only ``--record``
    writes; an ordinary run leaves its result in the data directory.
    """

    model_config = SettingsConfigDict(env_prefix="POLICYQA_EVAL_", extra="forbid", frozen=True)

    questions_dir: Path = ROOM / "questions"
    results_dir: Path = ROOM / "results"
