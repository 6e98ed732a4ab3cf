import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.read import DocumentRecords, read_document
from corpus.records import Document
from corpus.settings import CorpusSettings
from corpus.units.registry import Register
from index import build, previous, store
from index.build import build_index, index_folder
from index.encoder import StandInEncoder
from index.errors import IndexStoreError
from index.manifest import Expectation
from index.records import EncoderIdentity
from index.settings import IndexSettings
from index.store import ensure_index, open_index

Tree = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def folder(corpus_dir: Path, data_dir: Path, stand_in: IndexSettings) -> Path:
    build_index(corpus_dir, stand_in)
    return index_folder(corpus_dir, CorpusSettings().data_dir)


def test_two_full_builds_give_the_same_bytes(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, tree: Tree
) -> None:
    first = tree(folder)
    shutil.rmtree(folder)
    build_index(corpus_dir, stand_in)
    assert tree(folder) == first


def test_an_index_brought_up_to_date_is_as_a_fresh_one(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, tree: Tree
) -> None:
    plan = corpus_dir / "plan.txt"
    plan.write_text(plan.read_text("utf-8") + "\n三、保障\n\n加大经费投入。\n", encoding="utf-8")
    (corpus_dir / "new.txt").write_text("新的通知\n\n举办科技周。\n", encoding="utf-8")
    build_index(corpus_dir, stand_in)
    updated = tree(folder)
    shutil.rmtree(folder)
    build_index(corpus_dir, stand_in)
    assert tree(folder) == updated


def test_what_has_not_changed_is_not_embedded_again(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded: list[str] = []
    encode = StandInEncoder.encode_passages

    def counted(self: StandInEncoder, texts: list[str], progress: object = None) -> object:
        embedded.extend(texts)
        return encode(self, texts)

    monkeypatch.setattr(StandInEncoder, "encode_passages", counted)
    build_index(corpus_dir, stand_in)
    assert embedded == []
    plan = corpus_dir / "plan.txt"
    plan.write_text(plan.read_text("utf-8") + "\n三、保障\n\n加大经费投入。\n", encoding="utf-8")
    build_index(corpus_dir, stand_in)
    assert len(embedded) == 1
    assert "加大经费投入。" in embedded[0]


def test_what_has_not_changed_is_not_read_again(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(document: Document, register: Register) -> DocumentRecords:
        read.append(document.doc_id)
        return read_document(document, register)

    monkeypatch.setattr(previous, "read_document", counted)
    build_index(corpus_dir, stand_in)
    assert read == []
    _change(corpus_dir)
    build_index(corpus_dir, stand_in)
    assert read == ["plan.txt"]
    monkeypatch.setattr(previous, "reading_fingerprint", lambda: "other code")
    build_index(corpus_dir, stand_in)
    assert read == ["plan.txt", "notice.txt", "plan.txt"]


def test_another_model_embeds_everything_anew(folder: Path, corpus_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = EncoderIdentity(model="stand-in", fingerprint="other")
    for module in (build, store):
        monkeypatch.setattr(module, "model_identity", lambda settings, data_dir: other)
    monkeypatch.setattr(StandInEncoder, "dimension", 64)
    assert ensure_index(corpus_dir, IndexSettings(model="stand-in")).manifest.dimension == 64


def test_an_index_replaced_while_it_is_opened_is_opened_again(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = (folder / "manifest.json").read_bytes()
    _change(corpus_dir)
    build_index(corpus_dir, stand_in)
    new = (folder / "manifest.json").read_bytes()
    (folder / "manifest.json").write_bytes(old)

    def unchecked(self: Expectation, manifest: object, command: str) -> None:
        (folder / "manifest.json").write_bytes(new)  # put in place by another process just now

    monkeypatch.setattr(Expectation, "check", unchecked)
    assert "29%" in open_index(corpus_dir, stand_in).search("比例达到29%")[0].passage.text


def test_two_builds_at_once_wait_for_each_other(corpus_dir: Path, data_dir: Path, stand_in: IndexSettings) -> None:
    with ThreadPoolExecutor(2) as threads:
        fingerprints = {index.fingerprint for index in threads.map(ensure_index, [corpus_dir] * 2, [stand_in] * 2)}
    assert len(fingerprints) == 1


def test_opening_writes_nothing(folder: Path, corpus_dir: Path, stand_in: IndexSettings, tree: Tree) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    open_index(corpus_dir, stand_in).search("科幻产业")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_an_opened_index_holds_the_corpus(folder: Path, corpus_dir: Path, stand_in: IndexSettings) -> None:
    from corpus.read import read_corpus

    assert open_index(corpus_dir, stand_in).corpus == read_corpus(corpus_dir)


def test_a_missing_index_is_an_error_that_says_how_to_build_it(
    corpus_dir: Path, data_dir: Path, stand_in: IndexSettings
) -> None:
    with pytest.raises(IndexStoreError, match=f"python -m index build --corpus .*{corpus_dir.name}"):
        open_index(corpus_dir, stand_in)
    assert not data_dir.exists()


def _change(corpus_dir: Path) -> None:
    plan = corpus_dir / "plan.txt"
    plan.write_text(plan.read_text("utf-8").replace("28%", "29%"), encoding="utf-8")


def _add(corpus_dir: Path) -> None:
    (corpus_dir / "sub").mkdir()
    (corpus_dir / "sub" / "new.md").write_text("新的通知\n\n举办科技周。\n", encoding="utf-8")


def _remove(corpus_dir: Path) -> None:
    (corpus_dir / "notice.txt").unlink()


def _break(corpus_dir: Path) -> None:
    (corpus_dir / "scan.pdf").write_bytes(b"%PDF-1.4")


def _catalogue(corpus_dir: Path) -> None:
    text = '[[documents]]\ndoc_id = "plan.txt"\ntitle = "另一个标题"\n'
    (corpus_dir / "catalogue.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        pytest.param(_change, "文件 plan.txt", id="changed"),
        pytest.param(_add, "文件 sub/new.md不一致：索引为 无", id="added"),
        pytest.param(_remove, "文件 notice.txt", id="removed"),
        pytest.param(_catalogue, "文件目录信息 plan.txt", id="catalogue entry added"),
        pytest.param(_break, "当前为 scan.pdf", id="unreadable file added"),
    ],
)
def test_a_folder_that_has_changed_is_told(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, alter: Callable[[Path], None], told: str
) -> None:
    alter(corpus_dir)
    with pytest.raises(IndexStoreError, match=told) as caught:
        open_index(corpus_dir, stand_in)
    assert "python -m index build" in str(caught.value)
    assert open_again(corpus_dir, stand_in)


def open_again(corpus_dir: Path, settings: IndexSettings) -> bool:
    """After ``ensure_index`` the index opens, and is that of today's files."""
    ensured = ensure_index(corpus_dir, settings)
    return open_index(corpus_dir, settings).fingerprint == ensured.fingerprint


def test_another_model_is_told_with_both_names(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = EncoderIdentity(model="bge-m3", fingerprint="abc")
    monkeypatch.setattr(store, "model_identity", lambda settings, data_dir: other)
    with pytest.raises(IndexStoreError, match=r"索引为 stand-in .*当前为 bge-m3 \(abc\)"):
        open_index(corpus_dir, stand_in)


def test_another_reading_code_is_told(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "reading_fingerprint", lambda: "0123456789abcdef")
    with pytest.raises(IndexStoreError, match="当前为 0123456789abcdef"):
        open_index(corpus_dir, stand_in)


def test_another_dictionary_is_told(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.legs.tokens import WordTokenizer

    monkeypatch.setattr(store, "open_tokenizer", lambda data_dir: WordTokenizer(["市税务局"], data_dir))
    with pytest.raises(IndexStoreError, match="分词词典"):
        open_index(corpus_dir, stand_in)


def test_another_dimension_is_told_at_the_first_search(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = open_index(corpus_dir, stand_in)
    monkeypatch.setattr(StandInEncoder, "dimension", 64)
    with pytest.raises(IndexStoreError, match="索引为 256，当前为 64"):
        index.search("科幻产业")


def test_an_index_of_another_format_or_a_torn_manifest_is_built_anew(
    folder: Path, corpus_dir: Path, stand_in: IndexSettings
) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(IndexStoreError, match=r"manifest\.json"):
        open_index(corpus_dir, stand_in)
    assert open_again(corpus_dir, stand_in)


def test_a_lost_segment_is_told_and_mended(folder: Path, corpus_dir: Path, stand_in: IndexSettings) -> None:
    segment = next((folder / "segments").iterdir())
    shutil.rmtree(segment)
    with pytest.raises(IndexStoreError, match=segment.name):
        open_index(corpus_dir, stand_in)
    assert open_again(corpus_dir, stand_in)


def test_a_damaged_segment_is_mended(folder: Path, corpus_dir: Path, stand_in: IndexSettings) -> None:
    segment = next((folder / "segments").iterdir())
    (segment / "vectors.npy").write_bytes(b"")
    assert open_again(corpus_dir, stand_in)
