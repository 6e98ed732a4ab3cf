"""Read a collection: a folder in BEIR's form (Thakur et al. 2021), or question lines beside their texts.

    corpus.jsonl      {"_id", "title", "text"} (or passages.jsonl)
    queries.jsonl     {"_id", "text"}
    qrels/test.tsv    query-id, corpus-id, score; where there is none, every qrels/*.tsv

    corpus.jsonl      here or in the folder above
    NAME.jsonl        {"id", "question", "relevant": [text ids], "answers": [wordings], "answerable": true}

Both may be mixed: judgements are those of the qrels and those of the lines together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval import wording
from eval.errors import CollectionError
from eval.retrieval.collection import Collection, Query
from eval.retrieval.lines import Faults, Judgement, QueryLine, TextLine, read_json_lines, read_judgements
from index.texts import PlainText

TEXT_FILES = ("corpus.jsonl", "passages.jsonl")


def read_collection(path: Path) -> Collection:
    """Read a collection.

    Args:
        path: Its folder; or one file of queries, the texts in the same folder.

    Raises:
        CollectionError: a file is missing, a line cannot be read (named by file and line), an id stands twice, or
            nothing is there to search, to ask or to judge by.
    """
    folder = path if path.is_dir() else path.parent
    if not path.exists():
        raise CollectionError(wording.NO_COLLECTION.format(path=path))
    faults = Faults()
    texts = [_text(line) for line in read_json_lines([_text_file(folder)], TextLine, faults)]
    lines = list(read_json_lines(_query_files(path), QueryLine, faults))
    judgements = [*_of_qrels(folder, faults), *_of_lines(lines)]
    faults.stop_if_any()
    return _checked(path, texts, lines, judgements)


def _text_file(folder: Path) -> Path:
    """The file of the texts, in the folder or in the one above it."""
    for file in (place / name for place in (folder, folder.resolve().parent) for name in TEXT_FILES):
        if file.is_file():
            return file
    found = "、".join(sorted(entry.name for entry in folder.iterdir())) or wording.NOTHING
    raise CollectionError(wording.NO_TEXT_FILE.format(folder=folder, expected=" / ".join(TEXT_FILES), found=found))


def _query_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    files = sorted(file for file in path.glob("*.jsonl") if file.name not in TEXT_FILES)
    if not files:
        raise CollectionError(wording.NO_QUERY_FILE.format(folder=path))
    return files


def _of_qrels(folder: Path, faults: Faults) -> Iterator[Judgement]:
    test = folder / "qrels" / "test.tsv"
    files = [test] if test.is_file() else sorted([*folder.glob("qrels/*.tsv"), *folder.glob("qrels*.tsv")])
    for file in files:
        yield from read_judgements(file, faults)


def _of_lines(lines: Iterable[QueryLine]) -> Iterator[Judgement]:
    for line in lines:
        for text_id in line.relevant:
            yield Judgement(query_id=line.id, text_id=text_id, relevance=1)


def _checked(path: Path, texts: list[PlainText], lines: list[QueryLine], judgements: list[Judgement]) -> Collection:
    """The collection, with the judgements that name its own texts and queries only."""
    text_ids, query_ids = {text.text_id for text in texts}, {line.id for line in lines}
    of_queries = [judgement for judgement in judgements if judgement.query_id in query_ids]
    qrels: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for judgement in of_queries:
        if judgement.text_id in text_ids:
            qrels[judgement.query_id][judgement.text_id] = judgement.relevance
    _expect_something(path, texts, lines, qrels)
    asked = [line for line in lines if line.id in qrels or line.answers or not line.answerable]
    return Collection(
        name=path.resolve().name,
        texts=tuple(texts),
        queries=tuple(_query(line) for line in asked),
        qrels=dict(qrels),
        n_unknown_texts=sum(judgement.text_id not in text_ids for judgement in of_queries),
        n_unknown_queries=len(judgements) - len(of_queries),
        n_unjudged=len(lines) - len(asked),
    )


def _expect_something(
    path: Path, texts: list[PlainText], lines: list[QueryLine], qrels: dict[str, dict[str, int]]
) -> None:
    if not texts:
        raise CollectionError(wording.NO_TEXTS.format(path=path))
    if not lines:
        raise CollectionError(wording.NO_QUERIES.format(path=path))
    if not any(max(judged.values()) > 0 for judged in qrels.values()) and not any(line.answers for line in lines):
        raise CollectionError(wording.NO_JUDGEMENTS.format(path=path))


def _text(line: TextLine) -> PlainText:
    return PlainText(text_id=line.id, title=line.title or "", text=line.text)


def _query(line: QueryLine) -> Query:
    return Query(query_id=line.id, text=line.text, answers=line.answers, answerable=line.answerable)
