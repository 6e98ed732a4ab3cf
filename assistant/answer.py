"""The answer and its citations: the JSON form that the terminal, the page and any program read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from corpus.records import Record

SCHEMA = 1


class Kind(StrEnum):
    """What is asked for (问题类型)."""

    LEAD_UNIT = "lead_unit"  # 谁牵头、归谁管
    RESPONSIBLE_UNITS = "responsible_units"  # 哪些单位负责
    UNIT_TASKS = "unit_tasks"  # 某单位有哪些任务
    TASK_CONTENT = "task_content"  # 具体做什么
    COUNT = "count"  # 有多少
    LIST = "list"  # 有哪些
    COMPARE = "compare"  # 谁多谁少
    TARGET = "target"  # 目标、指标
    SECTION = "section"  # 某一部分写了什么
    DEFINITION = "definition"  # 什么是
    DOCUMENT_FACT = "document_fact"  # 文号、日期、发文机关
    CROSS_DOCUMENT = "cross_document"  # 规划与年度任务对照
    YES_NO = "yes_no"  # 是不是
    GREETING = "greeting"
    HELP = "help"
    SEVERAL = "several"  # 一次问了几个问题


class Reason(StrEnum):
    """Why a question is not answered (不作答的原因); a closed list."""

    NO_SUCH_UNIT = "no_such_unit"
    NO_SUCH_TASK = "no_such_task"
    NO_SUCH_DOCUMENT = "no_such_document"
    NO_SUCH_YEAR = "no_such_year"
    NO_SUCH_FIGURE = "no_such_figure"
    NOT_STATED = "not_stated"
    GAP_IN_COPY = "gap_in_copy"
    OUT_OF_SCOPE = "out_of_scope"


class Correction(Record):
    """A piece of the question that was read as something else (错别字等)."""

    from_: str = Field(serialization_alias="from")
    to: str


class Citation(Record):
    """One contiguous span of a stored text: ``quote == Document.text[start:end]``.

    ``n`` counts from 1 over the whole answer and is what a marker [n] refers to. ``prefix`` and ``suffix`` are up to 32
    characters of stored text on each side (W3C TextQuoteSelector).
    """

    n: int
    doc_id: str
    title: str
    document_number: str | None
    issuer: str | None
    signed: date | None
    issued: date | None
    status: str
    locator: str
    page: int | None = None
    cell: str | None = None
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


class Value(Record):
    """The figure of a target row, as printed."""

    comparator: str | None
    value: str
    unit: str | None
    time: str | None
    kind: str


class Row(Record):
    """A record that answers: a task, a target or a section, with the numbers of its citations."""

    type: Literal["task", "target", "section", "document", "unit"]
    doc_id: str
    part: str | None
    num: int | None
    title: str
    category: str | None = None
    units: tuple[str, ...] = ()
    role: str | None = None
    value: Value | None = None
    citations: tuple[int, ...]


class Near(Record):
    """The nearest thing that is there, offered with a refusal."""

    text: str
    doc_id: str | None
    start: int | None
    end: int | None


class Refusal(Record):
    """Why there is no answer, and what comes nearest."""

    reason: Reason
    near: tuple[Near, ...] = ()


class Timings(Record):
    """Wall-clock milliseconds of the three stages."""

    understand_ms: float
    retrieve_ms: float
    compose_ms: float


class Answer(Record):
    """An answer as every reader gets it; ``answer`` is markdown whose markers [n] refer to ``citations[n - 1]``.

    ``confidence`` (0 to 1) is how surely it is about what was meant; it is for measuring and no part of the JSON form.
    """

    schema_: int = Field(default=SCHEMA, serialization_alias="schema")
    id: str | None = None
    question: str
    resolved_question: str
    corrections: tuple[Correction, ...] = ()
    kind: Kind
    answered: bool
    answer: str
    units: tuple[str, ...] = ()
    count: int | None = None
    rows: tuple[Row, ...] = ()
    group_rows: tuple[Row, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    refusal: Refusal | None = None
    parts: tuple[Answer, ...] = ()
    fingerprint: str
    timings: Timings
    confidence: float = Field(default=1.0, ge=0, le=1, exclude=True)
