"""Find the configured model's folder and say what it is, without loading it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.errors import ModelMissingError
from index.model.fetch import model_folder
from index.records import EncoderIdentity
from index.settings import BUILT_IN_MODEL, STAND_IN_MODEL, IndexSettings
from index.wording import MODEL_MISSING, MODEL_UNKNOWN

_EDGE = 1 << 20


def locate(settings: IndexSettings, data_dir: Path) -> Path:
    """The folder of the configured model.

    Raises:
        ModelMissingError: when there is none; nothing is fetched.
    """
    if settings.model == BUILT_IN_MODEL:
        folder = model_folder(data_dir)
        if not folder.is_dir():
            raise ModelMissingError(MODEL_MISSING.format(folder=folder))
        return folder
    folder = Path(settings.model).expanduser()
    return folder if folder.is_dir() else _cached(settings.model)


def model_identity(settings: IndexSettings, data_dir: Path) -> EncoderIdentity:
    """The configured model's name and fingerprint.

    The built-in model's folder is named for its content; of any other, the files' names, sizes and edges are hashed.
    """
    if settings.model == STAND_IN_MODEL:
        return EncoderIdentity(model=STAND_IN_MODEL, fingerprint="stand-in-1")
    folder = locate(settings, data_dir)
    content = folder.name if settings.model == BUILT_IN_MODEL else _content(folder)
    told = repr((content, settings.question_prompt, settings.passage_prompt))
    return EncoderIdentity(model=settings.model, fingerprint=hashlib.sha256(told.encode()).hexdigest()[:16])


def _cached(name: str) -> Path:
    """The folder of a model in the local Hugging Face cache."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        raise ModelMissingError(MODEL_UNKNOWN.format(model=name)) from error


def _content(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(_EDGE))
            stream.seek(max(size - _EDGE, 0))
            digest.update(stream.read(_EDGE))
    return digest.hexdigest()
