"""Settings (配置) of the index: ``POLICYQA_INDEX_…``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from corpus.settings import PREFIX, RoomSettings

BUILT_IN_MODEL = "multilingual-e5-small"
STAND_IN_MODEL = "stand-in"


class IndexSettings(RoomSettings):
    """How passages are embedded and ranked.

    ``model`` is the built-in model, ``stand-in`` (character pairs, for tests: no model is loaded), a
    sentence-transformers folder, or the name of a model in the local Hugging Face cache. Prompts of None are the
    model's own. ``fusion`` is how the two legs' scores become one, see ``index.legs.fusion``, and ``dense_weight`` the
    dense leg's share, 0 to 1.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX + "INDEX_", extra="forbid", frozen=True)

    model: str = BUILT_IN_MODEL
    question_prompt: str | None = None
    passage_prompt: str | None = None
    fusion: Literal["bounded", "scaled", "reciprocal"] = "bounded"
    dense_weight: float = Field(default=0.6, ge=0, le=1)
