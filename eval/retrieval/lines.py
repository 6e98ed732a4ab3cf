"""Lines of a collection's files become records, each fault named by file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from eval import wording
from eval.errors import CollectionError

N_FAULTS_TOLD = 20
"""So many faults are listed; of the rest only the number is told."""


class _Line(BaseModel):
    """A line of a collection; what else stands in it (BEIR's metadata) is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    other_names: ClassVar[Mapping[str, str]] = {}
    """Fields by the other names that they go by."""

    @model_validator(mode="before")
    @classmethod
    def _by_our_names(cls, line: object) -> object:
        if not isinstance(line, dict):
            return line
        renamed = {name: line[other] for other, name in cls.other_names.items() if other in line}
        return {**renamed, **line}


class TextLine(_Line):
    """A text, as BEIR writes it or with the commoner other names of its fields."""

    other_names = {
        **dict.fromkeys(("pid", "docid", "doc_id", "passage_id", "_id"), "id"),
        **dict.fromkeys(("passage", "content", "contents"), "text"),
    }

    id: str = Field(min_length=1)
    title: str | None = None
    text: str


class QueryLine(_Line):
    """A query of BEIR, or a question that brings its own judgements."""

    other_names = {**dict.fromkeys(("qid", "query_id", "_id"), "id"), **dict.fromkeys(("query", "question"), "text")}

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    relevant: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    answerable: bool = True

    @field_validator("relevant", "answers", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """One alone for a list of one, null for none."""
        return value if isinstance(value, list) else [] if value is None else [value]


class Judgement(_Line):
    """One line of qrels: what a text is worth to a query, above 0 is relevant."""

    query_id: str
    text_id: str
    relevance: int


_LineT = TypeVar("_LineT", TextLine, QueryLine)


class Faults:
    """Collects what is wrong with a collection's lines, to be told at once."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def add(self, path: Path, number: int, message: str) -> None:
        """Note a fault of a line, lines counted from 1."""
        self._told.append(f"{path.name}:{number}: {message}")

    def stop_if_any(self) -> None:
        """Do nothing where there is no fault.

        Raises:
            CollectionError: listing the first ``N_FAULTS_TOLD`` faults.
        """
        if self._told:
            shown = self._told[:N_FAULTS_TOLD]
            if len(self._told) > len(shown):
                shown.append(wording.MORE_FAULTS.format(n=len(self._told) - len(shown)))
            raise CollectionError(wording.BAD_COLLECTION.format(n=len(self._told), faults="\n".join(shown)))


def read_json_lines(paths: Iterable[Path], model: type[_LineT], faults: Faults) -> Iterator[_LineT]:
    """The records of files of JSON objects, one a line, empty lines passed over; an id may stand once in all.

    Args:
        paths: The files, UTF-8 with or without a byte order mark.
        model: What every line is.
        faults: Takes what is wrong; such a line gives no record.
    """
    seen: set[str] = set()
    for path, number, line in _numbered_of(paths):
        try:
            record = model.model_validate_json(line)
        except ValidationError as error:
            faults.add(path, number, _told(error))
            continue
        if record.id in seen:
            faults.add(path, number, wording.REPEATED_ID.format(id=record.id))
            continue
        seen.add(record.id)
        yield record


def read_judgements(path: Path, faults: Faults) -> Iterator[Judgement]:
    """The judgements of a file, in BEIR's three columns or TREC's four; a heading line is passed over.

    Args:
        path: The file, columns parted by tabs or, where there is none, by spaces.
        faults: Takes what is wrong; such a line gives no judgement.
    """
    for number, line in _numbered(path):
        cells = [cell.strip() for cell in line.split("\t")] if "\t" in line else line.split()
        if number == 1 and not _is_number(cells[-1]):
            continue
        if len(cells) not in {3, 4} or not _is_number(cells[-1]):
            faults.add(path, number, wording.BAD_JUDGEMENT.format(found=line.strip()[:60]))
            continue
        yield Judgement(query_id=cells[0], text_id=cells[-2], relevance=int(float(cells[-1])))


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise CollectionError(wording.NOT_UTF8.format(path=path, at=error.start)) from error
    except OSError as error:
        raise CollectionError(wording.UNREADABLE.format(path=path, detail=error.strerror)) from error
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _numbered_of(paths: Iterable[Path]) -> Iterator[tuple[Path, int, str]]:
    return ((path, number, line) for path in paths for number, line in _numbered(path))


def _told(error: ValidationError) -> str:
    faults: list[Any] = error.errors(include_input=False, include_url=False)
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or '-'}: {fault['msg']}" for fault in faults)


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?[0-9]+(\.0+)?", cell) is not None
