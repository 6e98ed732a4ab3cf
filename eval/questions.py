"""Gold questions: one JSON object a line, read from a folder and checked against the texts of the corpus.

A question that cannot be used never disappears: it is reported by file and line. Reports never quote a question, so
that a split that nobody may look at can be checked too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError, model_validator

from assistant.answer import Kind, Reason
from assistant.question import Filters, Question, Turn
from corpus.records import Record
from eval import wording
from eval.errors import QuestionFileError

Split = Literal["dev", "test"]
RowId = Annotated[str, StringConstraints(pattern=r"^[^:\s]+:[1-9]\d*$")]
Words = Annotated[str, StringConstraints(min_length=1)]


class GoldSpan(Record):
    """A place in a stored text that proves an answer: ``quote == Document.text[start:end]``."""

    doc_id: str
    quote: Words
    start: int = Field(ge=0)
    end: int


class GoldQuestion(Record):
    """A question with its right answer (标准答案), written without knowledge of the rules.

    ``units`` is None where the question does not ask for units, ``count`` where it does not ask how many. ``rows``
    names tasks as ``part:num`` (附件2:8). ``facts`` are what the answer must say, each a choice of wordings;
    ``evidence`` is what it must cite, each a choice of places. An unanswerable question has the acceptable
    ``reasons`` instead.
    """

    id: Words
    kind: Kind
    split: Split
    question: Words
    history: tuple[tuple[str, str], ...] = ()
    filters: Filters = Filters()
    answerable: bool
    units: tuple[Words, ...] | None = None
    count: int | None = None
    rows: tuple[RowId, ...] = ()
    facts: tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...] = ()
    forbidden: tuple[Words, ...] = ()
    evidence: tuple[Annotated[tuple[GoldSpan, ...], Field(min_length=1)], ...] = ()
    reasons: tuple[Reason, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _reasons_belong_to_refusals(self) -> GoldQuestion:
        if self.answerable == bool(self.reasons):
            raise ValueError(f"answerable={self.answerable} with {len(self.reasons)} reasons")
        if not self.answerable and (self.units or self.rows or self.evidence):
            raise ValueError("an unanswerable question has neither units nor rows nor evidence")
        return self

    def asked(self) -> Question:
        """The question as the assistant gets it, without its answer."""
        turns = tuple(Turn(question=question, answer=answer) for question, answer in self.history)
        return Question(text=self.question, history=turns, filters=self.filters, id=self.id)


class RowProblem(Record):
    """A gold question that cannot be used, by file name and line from 1; ``message`` is Chinese and quotes nothing."""

    file: str
    line: int
    message: str


def read_questions(folder: Path) -> tuple[tuple[GoldQuestion, ...], tuple[RowProblem, ...]]:
    """Read every ``*.jsonl`` of a folder, files by name, lines in order; empty lines are passed over.

    Args:
        folder: where the question files lie.

    Returns:
        The usable questions, and a problem for every line that is none or that repeats an earlier id.
    """
    questions: dict[str, GoldQuestion] = {}
    problems: list[RowProblem] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            found = _read_row(path.name, number, line)
            if isinstance(found, GoldQuestion) and found.id in questions:
                found = RowProblem(file=path.name, line=number, message=wording.REPEATED_ID.format(id=found.id))
            if isinstance(found, RowProblem):
                problems.append(found)
            else:
                questions[found.id] = found
    return tuple(questions.values()), tuple(problems)


def _read_row(file: str, number: int, line: str) -> GoldQuestion | RowProblem:
    try:
        return GoldQuestion.model_validate_json(line)
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, e['loc'])) or '-'}: {e['msg']}" for e in error.errors(include_input=False)]
        return RowProblem(file=file, line=number, message="; ".join(faults))


def check_evidence(question: GoldQuestion, texts: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with a question's evidence, in Chinese; nothing where every quote stands where it is said to.

    Args:
        question: the question to check.
        texts: stored texts by ``doc_id``.
    """
    faults = []
    for span in (span for group in question.evidence for span in group):
        text = texts.get(span.doc_id)
        if text is None:
            faults.append(wording.UNKNOWN_DOCUMENT.format(doc_id=span.doc_id))
        elif text[span.start : span.end] != span.quote:
            faults.append(wording.QUOTE_DIFFERS.format(doc_id=span.doc_id, start=span.start, end=span.end))
    return tuple(faults)


def check_rows(question: GoldQuestion, known_rows: frozenset[str]) -> tuple[str, ...]:
    """What is wrong with a question's task rows, in Chinese: rows that no record of the corpus has."""
    return tuple(wording.UNKNOWN_ROW.format(row=row) for row in question.rows if row not in known_rows)


def load_questions(folder: Path, texts: Mapping[str, str]) -> tuple[GoldQuestion, ...]:
    """The questions of a folder, all of them usable.

    Args:
        folder: where the question files lie.
        texts: stored texts by ``doc_id``, which the quotes must match.

    Raises:
        QuestionFileError: a line cannot be read, an id stands twice, a quote is not the text at its place, or the
            folder holds no question at all.
    """
    questions, problems = read_questions(folder)
    faults = [f"{p.file}:{p.line}: {p.message}" for p in problems]
    faults += [f"{q.id}: {fault}" for q in questions for fault in check_evidence(q, texts)]
    if faults:
        raise QuestionFileError(wording.BAD_QUESTIONS.format(n=len(faults), faults="\n".join(faults)))
    if not questions:
        raise QuestionFileError(wording.NO_QUESTIONS.format(folder=folder))
    return questions
