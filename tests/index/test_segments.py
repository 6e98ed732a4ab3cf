from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.catalogue import read_folder
from corpus.read import DocumentRecords, read_document
from corpus.units.registry import open_register
from index.errors import IndexStoreError
from index.segments import Segment, make_segment, read_segment, vectors_shape, write_segment


def notice(corpus_dir: Path) -> DocumentRecords:
    return read_document(read_folder(corpus_dir)[0][0], open_register())


@pytest.fixture
def segment(corpus_dir: Path) -> Segment:
    bare = make_segment(notice(corpus_dir), list)
    vectors = np.linspace(0, 1, 4 * len(bare.passages), dtype=np.float32).reshape(-1, 4)
    return replace(bare, vectors=vectors)


def test_a_segment_is_read_as_it_was_written(segment: Segment, tmp_path: Path) -> None:
    write_segment(segment, tmp_path)
    read = read_segment(tmp_path)
    assert read.rows() == segment.rows()
    assert len(read.records.tasks) == 3
    assert read.tokens == segment.tokens
    np.testing.assert_array_equal(read.vectors, segment.vectors)
    assert vectors_shape(tmp_path) == segment.vectors.shape


def test_equal_segments_give_equal_bytes(
    segment: Segment, tmp_path: Path, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_segment(segment, tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert set(tree(tmp_path / "one")) == {"records.sqlite", "tokens.json", "vectors.npy"}


def test_the_words_leg_sees_the_headings_above(corpus_dir: Path) -> None:
    made = make_segment(notice(corpus_dir), lambda text: text.split("\n"))
    (about,) = (i for i, p in enumerate(made.passages) if p.text.startswith("大力扶持科幻产业发展"))
    assert "实施重点工程" in made.tokens[about]
    assert "实施重点工程" not in made.passages[about].embed_text


@pytest.mark.parametrize("name", ["records.sqlite", "tokens.json", "vectors.npy"])
@pytest.mark.parametrize("damage", ["missing", "cut", "garbage"])
def test_a_damaged_segment_is_an_error_that_names_it(segment: Segment, tmp_path: Path, name: str, damage: str) -> None:
    write_segment(segment, tmp_path)
    path = tmp_path / name
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] if damage == "cut" else b"\x00garbage")
    with pytest.raises(IndexStoreError, match=tmp_path.name):
        read_segment(tmp_path)


def test_vectors_that_do_not_answer_to_the_passages_are_an_error(segment: Segment, tmp_path: Path) -> None:
    write_segment(replace(segment, vectors=segment.vectors[1:]), tmp_path)
    with pytest.raises(IndexStoreError):
        read_segment(tmp_path)
