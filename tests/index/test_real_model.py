"""The built-in model itself, against what is known of the genuine one."""

import os
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from corpus.settings import CorpusSettings
from index.encoder import Encoder, make_encoder
from index.model.fetch import model_folder
from index.settings import IndexSettings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def data_dir() -> Path:
    data_dir = CorpusSettings().data_dir
    if not model_folder(data_dir).is_dir() and not os.environ.get("CI"):
        pytest.skip("the model is not set up: run python -m index model")
    return data_dir


@pytest.fixture(scope="module")
def encoder(data_dir: Path) -> Encoder:
    return make_encoder(IndexSettings(), data_dir)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # published with XLM-R (fairseq, examples/xlmr)
        ("Hello world!", [0, 35378, 8999, 38, 2]),
        ("你好，世界", [0, 6, 124084, 4, 3221, 2]),
        ("नमस्ते दुनिया", [0, 68700, 97883, 29405, 2]),
        ("مرحبا بالعالم", [0, 665, 193478, 258, 1705, 77796, 2]),
        ("Bonjour le monde", [0, 84602, 95, 11146, 2]),
    ],
)
def test_subwords_are_those_published_with_the_model(data_dir: Path, text: str, ids: list[int]) -> None:
    assert Tokenizer.from_file(str(model_folder(data_dir) / "tokenizer.json")).encode(text).ids == ids


@pytest.mark.parametrize(
    ("question", "passages"),
    [
        ("老年人防诈骗归谁管", ["深入开展老年人防诈骗专项行动", "打造科普长廊", "天文摄影师大赛"]),
        ("怎么扶持科幻", ["设立科幻产业发展基金，打造科幻产业集聚区。", "举办研学活动", "食品安全科普宣传"]),
        (
            "孩子们的科学课",
            ["开齐开足开好科学课程，建设科技教育示范学校。", "建设知识产权文化", "园林科普游园会"],
        ),
        ("how much protein per day", ["蛋白质每日摄入量约为46克", "打造科普长廊", "计量科普宣传"]),
    ],
)
def test_the_passage_meant_is_nearest(encoder: Encoder, question: str, passages: list[str]) -> None:
    cosines = encoder.encode_passages(passages) @ encoder.encode_question(question)
    assert np.argmax(cosines) == 0
    assert 0.7 < cosines.min() < cosines.max() < 0.95  # e5's cosines are compressed


def test_vectors_are_units_and_do_not_depend_on_their_neighbours(encoder: Encoder) -> None:
    texts = ["打造科普长廊", "深入开展老年人防诈骗专项行动", "建设职工创新工作室8000个。" * 9, "短", ""]
    together = encoder.encode_passages(texts)
    assert together.shape == (5, encoder.dimension) == (5, 384)
    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)
    for text, vector in zip(reversed(texts), reversed(together), strict=True):
        np.testing.assert_array_equal(encoder.encode_passages([text])[0], vector)


def test_question_and_passage_have_prompts_of_their_own(encoder: Encoder) -> None:
    as_passage, as_question = encoder.encode_passages(["科普"])[0], encoder.encode_question("科普")
    assert 0.8 < float(as_passage @ as_question) < 0.999


@pytest.mark.parametrize("text", ["\ufdfa" * 200, "科\x00普", "\ud800", "长" * 5000, "👨‍👩‍👧" * 50])
def test_hostile_text_is_embedded_like_any_other(encoder: Encoder, text: str) -> None:
    assert np.linalg.norm(encoder.encode_question(text)) == pytest.approx(1, abs=1e-5)
