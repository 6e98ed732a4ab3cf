import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.settings import CorpusSettings
from index import build
from index.build import build_index, index_folder
from index.encoder import StandInEncoder
from index.model import identity
from index.settings import IndexSettings
from index.store import ensure_index, open_index

Tree = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def folder(corpus_dir: Path, data_dir: Path, stand_in: IndexSettings) -> Path:
    build_index(corpus_dir, stand_in)
    return index_folder(corpus_dir, CorpusSettings().data_dir)


def _change(corpus_dir: Path) -> None:
    plan = corpus_dir / "plan.txt"
    plan.write_text(plan.read_text("utf-8").replace("28%", "29%"), encoding="utf-8")


def _remove(corpus_dir: Path) -> None:
    (corpus_dir / "notice.txt").unlink()


def test_a_crash_before_the_manifest_leaves_the_old_index_whole(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch, tree: Tree
) -> None:
    before = tree(folder)
    text = (corpus_dir / "plan.txt").read_bytes()
    _change(corpus_dir)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "write_manifest", crash)
    with pytest.raises(KeyboardInterrupt):
        build_index(corpus_dir, stand_in)
    (corpus_dir / "plan.txt").write_bytes(text)
    assert open_index(corpus_dir, stand_in).search("28%")
    assert before.items() <= tree(folder).items()


def test_what_is_no_longer_used_is_swept_away(folder: Path, corpus_dir: Path, stand_in: IndexSettings) -> None:
    _remove(corpus_dir)
    build_index(corpus_dir, stand_in)
    assert len(list((folder / "segments").iterdir())) == 1
    assert not open_index(corpus_dir, stand_in).search("老年人防诈骗", allowed=frozenset({"notice.txt/t0001/p0"}))


def test_two_folders_have_two_indexes(folder: Path, corpus_dir: Path, data_dir: Path) -> None:
    assert index_folder(corpus_dir, data_dir) != index_folder(corpus_dir.parent, data_dir)
    assert index_folder(None, data_dir).parent == folder.parent


def test_an_empty_folder_gives_an_index_that_finds_nothing(
    tmp_path: Path, data_dir: Path, stand_in: IndexSettings
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert ensure_index(empty, stand_in).search("科普") == ()


def test_a_name_with_combining_marks_is_indexed_by_its_composed_form(
    corpus_dir: Path, data_dir: Path, stand_in: IndexSettings
) -> None:
    (corpus_dir / unicodedata.normalize("NFD", "é.txt")).write_text("通知\n\n举办科技周。\n", encoding="utf-8")
    index = ensure_index(corpus_dir, stand_in)
    assert unicodedata.normalize("NFC", "é.txt") in {document.doc_id for document in index.corpus.documents}


def test_progress_is_told(corpus_dir: Path, data_dir: Path, stand_in: IndexSettings) -> None:
    told: list[tuple[str, int, int]] = []
    build_index(corpus_dir, stand_in, lambda what, done, n: told.append((what, done, n)))
    assert [what for what, done, n in told if done == n] == ["读取文件", "计算向量", "写入索引"]


def test_opening_loads_neither_the_model_nor_faiss(folder: Path, corpus_dir: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from index.settings import IndexSettings
from index.store import open_index
index = open_index(Path({str(corpus_dir)!r}), IndexSettings(model="stand-in"))
print(sorted({{"torch", "sentence_transformers", "transformers", "faiss", "jieba", "gradio"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_stand_in_has_one_fingerprint() -> None:
    settings = IndexSettings(model="stand-in")
    assert identity.model_identity(settings, Path()).fingerprint == StandInEncoder().fingerprint
