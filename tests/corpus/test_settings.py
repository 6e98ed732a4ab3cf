from pathlib import Path
from typing import Any

import pytest
from pydantic_settings import SettingsConfigDict

from corpus.errors import SettingsError
from corpus.settings import CorpusSettings, RoomSettings, section_of


class IndexLikeSettings(RoomSettings):
    model_config = SettingsConfigDict(env_prefix="POLICYQA_INDEX_")

    top_k: int = 10


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICYQA_DATA_DIR", raising=False)


def test_the_data_directory_lies_in_the_project_unless_configured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert CorpusSettings().data_dir == Path(__file__).resolve().parents[2] / ".data"
    monkeypatch.setenv("POLICYQA_DATA_DIR", str(tmp_path))
    assert CorpusSettings().data_dir == tmp_path
    assert CorpusSettings().build_dir == tmp_path / "build"


@pytest.mark.parametrize("variable", ["POLICYQA_DATADIR", "POLICYQA_DATA_DIRS", "policyqa_foo", "POLICYQA_INDEX_TOPK"])
def test_a_misspelt_variable_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "1")
    with pytest.raises(SettingsError, match=variable):
        CorpusSettings()


def test_another_rooms_variable_is_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYQA_INDEX_TOP_K", "3")
    assert CorpusSettings().data_dir.name == ".data"
    assert IndexLikeSettings().top_k == 3


def test_an_unknown_key_and_an_unusable_value_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    misspelt: dict[str, Any] = {"data_dri": "x"}
    with pytest.raises(SettingsError, match="data_dri"):
        CorpusSettings(**misspelt)
    monkeypatch.setenv("POLICYQA_INDEX_TOP_K", "many")
    with pytest.raises(SettingsError, match="top_k"):
        IndexLikeSettings()


def test_a_variable_belongs_to_the_section_its_name_begins_with() -> None:
    assert section_of("POLICYQA_DATA_DIR") == ""
    assert section_of("POLICYQA_PAGE_PORT") == "PAGE_"
