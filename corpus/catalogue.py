"""The catalogue (目录): which files of a folder are documents, what is known about each, and their stored texts."""

from __future__ import annotations

import hashlib
import os
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import CatalogueError, ChecksumError
from corpus.metadata import extract_metadata
from corpus.problems import problem
from corpus.records import Document, Level, Problem, Record, Source, Status
from corpus.wording import BAD_CATALOGUE, BAD_CHECKSUM, CATALOGUED_FILE_MISSING, NO_FOLDER

BUILT_IN = Path(__file__).resolve().parent / "texts"
CATALOGUE = "catalogue.toml"
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown"}
MIN_CHINESE_SHARE = 0.2
"""A text of which less than this share of its visible characters is Chinese is reported as probably mis-decoded."""


class Entry(Record):
    """What a catalogue says about a document; None: not said there, so read from the text.

    ``sha256`` is of the file's bytes; a file that has another one is refused.
    """

    doc_id: str
    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    addressee: str | None = None
    jurisdiction: str | None = None
    level: Level | None = None
    signed: date | None = None
    issued: date | None = None
    period: tuple[int, int] | None = None
    status: Status | None = None
    series: str | None = None
    supersedes: tuple[str, ...] | None = None
    media_type: str | None = None
    sha256: str | None = None
    origin: str | None = None


def read_folder(folder: Path | None = None) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read the documents of a folder, sub-folders too, in the order of ``doc_id``.

    Files and folders whose name begins with a dot, and the catalogue itself, are passed over; a file that cannot be
    read becomes a problem and the rest goes on.

    Args:
        folder: None for the built-in texts, of which every file must be as catalogued.

    Returns:
        The documents, and the problems met.

    Raises:
        CatalogueError: when the folder or its catalogue cannot be used, or a catalogued file is missing.
        ChecksumError: when a file is not the one that the catalogue names.
    """
    root = BUILT_IN if folder is None else folder
    if not root.is_dir():
        raise CatalogueError(NO_FOLDER.format(folder=root))
    entries = _read_catalogue(root / CATALOGUE)
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in _files(root):
        doc_id = _doc_id(root, path)
        if doc_id in documents:
            problems.append(problem(doc_id, "same_name"))
            continue
        document, found = _read_document(path, doc_id, entries.get(doc_id))
        problems.extend(found)
        if document is not None:
            documents[doc_id] = document
    _refuse_missing(entries, documents, problems)
    return tuple(documents[doc_id] for doc_id in sorted(documents)), tuple(problems)


def _read_catalogue(path: Path) -> dict[str, Entry]:
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = [Entry.model_validate(entry) for entry in table.get("documents", [])]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise CatalogueError(BAD_CATALOGUE.format(path=path, detail=error)) from error
    return {unicodedata.normalize("NFC", entry.doc_id): entry for entry in entries}


def _files(root: Path) -> Iterator[Path]:
    """Give the files below a folder, sorted, those with a leading dot and the catalogue left out."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path != root / CATALOGUE:
                yield path


def _doc_id(root: Path, path: Path) -> str:
    """Give a file's path relative to the corpus folder, "/" between, NFC; bytes that are no UTF-8 are escaped."""
    relative = path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    return unicodedata.normalize("NFC", relative)


def _read_document(path: Path, doc_id: str, entry: Entry | None) -> tuple[Document | None, list[Problem]]:
    suffix = path.suffix.lower()
    if suffix not in MEDIA_TYPES:
        return None, [problem(doc_id, "unsupported_file", suffix=suffix or path.name)]
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [problem(doc_id, "unreadable_file", detail=error.strerror)]
    sha256 = hashlib.sha256(data).hexdigest()
    if entry and entry.sha256 and entry.sha256 != sha256:
        raise ChecksumError(BAD_CHECKSUM.format(path=path, found=sha256, expected=entry.sha256))
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return None, [problem(doc_id, "not_utf8", offset=error.start)]
    if not text.strip():
        return None, [problem(doc_id, "empty_file")]
    source = Source(path=doc_id, media_type=MEDIA_TYPES[suffix], sha256=sha256)
    return _describe(doc_id, text, source, entry or Entry(doc_id=doc_id))


def _describe(doc_id: str, text: str, source: Source, entry: Entry) -> tuple[Document, list[Problem]]:
    """Make the document out of what the text says and, before it, what the catalogue says."""
    problems = _doubt_encoding(doc_id, text)
    known = extract_metadata(text).model_dump()
    given = entry.model_dump(exclude_none=True, exclude={"doc_id", "media_type", "sha256", "origin"})
    known.update(given)
    if known["title"] is None:
        known["title"] = Path(doc_id).stem
        problems.append(problem(doc_id, "no_title"))
    stated = source.model_copy(update={"media_type": entry.media_type or source.media_type, "origin": entry.origin})
    return Document(doc_id=doc_id, source=stated, text=text, **known), problems


def _doubt_encoding(doc_id: str, text: str) -> list[Problem]:
    visible = sum(not character.isspace() for character in text)
    share = sum("\u4e00" <= character <= "\u9fff" for character in text) / visible
    return [problem(doc_id, "not_chinese", percent=round(100 * share))] if share < MIN_CHINESE_SHARE else []


def _refuse_missing(entries: Mapping[str, Entry], documents: Mapping[str, Document], problems: list[Problem]) -> None:
    """Refuse a catalogued document that is neither read nor reported."""
    reported = {found.doc_id for found in problems}
    for doc_id in entries:
        if doc_id not in documents and doc_id not in reported:
            raise CatalogueError(CATALOGUED_FILE_MISSING.format(doc_id=doc_id))
