import tempfile
from pathlib import Path

import pytest

from index.legs.tokens import WordTokenizer

NAMES = ["市科委、中关村管委会", "市人力社保局", "首都文明办"]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> WordTokenizer:
    return WordTokenizer(NAMES, tmp_path_factory.mktemp("jieba"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("科普", ["科", "普", "科普"], id="characters one and two"),
        pytest.param("科", ["科"], id="one character"),
        pytest.param("28%", ["28"], id="figure"),
        pytest.param("24.07%", ["24.07"], id="decimal figure"),
        pytest.param("到2025年", ["到", "2025", "年"], id="year between characters"),
        pytest.param("ＡＩ技术", ["ai", "技", "术", "技术"], id="full width"),
        pytest.param("科\n普", ["科", "普"], id="no pair across white space"),
        pytest.param("，。！ ", [], id="punctuation"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_cut(tokenizer: WordTokenizer, text: str, expected: list[str]) -> None:
    assert tokenizer.cut(text) == expected


def test_a_name_of_the_register_is_a_word(tokenizer: WordTokenizer) -> None:
    assert "首都文明办" in tokenizer.cut("由首都文明办负责")
    assert "市人力社保局" in tokenizer.cut("市人力社保局牵头")


def test_traditional_characters_give_the_same_tokens(tokenizer: WordTokenizer) -> None:
    assert tokenizer.cut("老年人防詐騙專項行動") == tokenizer.cut("老年人防诈骗专项行动")


def test_long_words_are_cut_as_a_searcher_would(tokenizer: WordTokenizer) -> None:
    assert {"志愿者", "志愿", "愿者"} <= set(tokenizer.cut("科技志愿者"))


def test_the_cache_stays_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    WordTokenizer(NAMES, tmp_path / "own").cut("全民科学素质")
    assert not list(shared.iterdir())
    assert list((tmp_path / "own").iterdir())


def test_cutting_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    WordTokenizer(NAMES, tmp_path).cut("全民科学素质")
    assert capfd.readouterr() == ("", "")


def test_the_fingerprint_is_that_of_the_names_in_any_order(tmp_path: Path) -> None:
    fingerprint = WordTokenizer(NAMES, tmp_path).fingerprint
    assert WordTokenizer(reversed(NAMES), tmp_path / "other").fingerprint == fingerprint
    assert WordTokenizer([*NAMES, "市税务局"], tmp_path).fingerprint != fingerprint
