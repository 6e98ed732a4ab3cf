from pathlib import Path

import numpy as np
import pytest

from index.encoder import BATCH, StandInEncoder, _batches, make_encoder
from index.errors import ModelMissingError
from index.model.identity import model_identity
from index.settings import IndexSettings


def test_the_stand_in_is_nearer_for_texts_that_share_words() -> None:
    encoder = StandInEncoder()
    near, far = encoder.encode_passages(["老年人防诈骗专项行动", "天文摄影师大赛"]) @ encoder.encode_question(
        "老年人防诈骗"
    )
    assert near > 0.5 > far


def test_the_stand_in_gives_unit_vectors_also_of_nothing() -> None:
    vectors = StandInEncoder().encode_passages(["科普", "", "\ud800"])
    assert vectors.shape == (3, 256)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert StandInEncoder().encode_passages([]).shape == (0, 256)


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([3, 40, 16], [(16, [0, 2]), (48, [1])]),
        ([5] * (BATCH + 1), [(16, list(range(BATCH))), (16, [BATCH])]),
        ([17, 16], [(16, [1]), (32, [0])]),
    ],
)
def test_texts_of_about_one_length_go_together(lengths: list[int], expected: list[tuple[int, list[int]]]) -> None:
    assert list(_batches(lengths)) == expected


@pytest.mark.parametrize(
    ("model", "told"), [("multilingual-e5-small", "python -m index model"), ("no/such", "no/such")]
)
def test_a_model_that_is_not_there_is_told_with_what_to_do(tmp_path: Path, model: str, told: str) -> None:
    with pytest.raises(ModelMissingError, match=told):
        make_encoder(IndexSettings(model=model), tmp_path)


def _model_folder(path: Path, weights: bytes = b"w" * 3_000_000) -> IndexSettings:
    path.mkdir(exist_ok=True)
    (path / "model.safetensors").write_bytes(weights)
    return IndexSettings(model=str(path))


def test_a_folder_is_known_by_its_content_and_its_prompts(tmp_path: Path) -> None:
    def fingerprint(settings: IndexSettings) -> str:
        return model_identity(settings, tmp_path).fingerprint

    first = fingerprint(_model_folder(tmp_path / "one"))
    assert fingerprint(_model_folder(tmp_path / "two")) == first
    assert fingerprint(_model_folder(tmp_path / "three", b"x" + b"w" * 2_999_999)) != first
    assert fingerprint(_model_folder(tmp_path / "four", b"w" * 3_000_001)) != first
    prompted = IndexSettings(model=str(tmp_path / "one"), question_prompt="为这个句子生成表示：")
    assert fingerprint(prompted) != first
