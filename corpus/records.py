"""The records of the corpus: frozen, closed and inert.

Every offset is a 0-based, half-open position in code points of ``Document.text``, the stored text, which never changes
once written; the one exception is said in its own name (``Reading.text`` and the fields that say *reading offset*).
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, model_validator

from corpus.vocabulary import (
    FURNITURE,
    Level,
    LinkWording,
    RemovalReason,
    Role,
    SectionKind,
    Status,
    Sureness,
    TargetKind,
    UnitKind,
)

__all__ = [
    "FURNITURE",
    "Alias",
    "Corpus",
    "Document",
    "Gap",
    "Level",
    "Link",
    "LinkWording",
    "Problem",
    "Reading",
    "Record",
    "Removal",
    "RemovalReason",
    "Role",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Status",
    "Sureness",
    "Target",
    "TargetKind",
    "Task",
    "Unit",
    "UnitKind",
    "UnitMention",
]


class Record(BaseModel):
    """Base of all records: immutable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A contiguous stretch of a stored text: ``text[start:end]``, never empty."""

    start: int
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Span:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must satisfy 0 <= start < end, found {self.start}:{self.end}")
        return self


class Source(Record):
    """Where a stored text comes from. ``path`` is relative to the corpus folder; ``origin`` is None where unknown."""

    path: str
    media_type: str
    sha256: str
    origin: str | None = None


class Document(Record):
    """A policy document (公文). What the text does not state is None; names after GB/T 9704.

    ``signed`` is the date of signing (成文日期), ``issued`` the date of publication (发布日期), ``period`` the first
    and last year that the document plans for.
    """

    doc_id: str
    title: str  # 标题
    document_number: str | None  # 发文字号
    issuer: str | None  # 发文机关
    addressee: str | None = None  # 主送机关
    jurisdiction: str | None = None  # 适用地域, e.g. 北京市
    level: Level | None = None
    signed: date | None = None  # 成文日期
    issued: date | None = None  # 发布日期
    period: tuple[int, int] | None = None  # 规划期
    status: Status = Status.IN_FORCE
    series: str | None = None
    supersedes: tuple[str, ...] = ()
    source: Source
    text: str


class Problem(Record):
    """What could not be read in a source, or a reader must be told. ``code`` is stable, ``message`` Chinese."""

    doc_id: str
    span: Span | None
    code: str
    message: str


class Removal(Record):
    """Characters left out of the reading; ``stands_for`` is the surviving copy of the same words, or None."""

    span: Span
    reason: RemovalReason
    stands_for: Span | None = None


class Gap(Record):
    """A place where the copy has lost text (缺文).

    ``at`` is a *reading offset*; ``n_sentences`` the number of lost sentences, None where a sentence is cut at its end
    and the length is unknown.
    """

    at: int
    n_sentences: int | None


class Reading(Record):
    """The repaired text of a document (校读文本): stored pieces in reading order, nothing added.

    ``text == "".join(stored[p.start:p.end] for p in pieces)``; pieces and removals together tile the stored text.
    """

    doc_id: str
    text: str
    pieces: tuple[Span, ...]
    removals: tuple[Removal, ...] = ()
    gaps: tuple[Gap, ...] = ()


class Section(Record):
    """A node of a document's tree (章节条).

    ``spans`` is its own text, heading included and sub-sections left out, in reading order; ``text`` the same text as
    read, ``heading_span`` the stored place of its heading. ``num`` is the number as printed; a number that the copy
    lost
    but its neighbours force is given with ``heading=None``. ``path`` lists the headings from the top, its own last.
    ``locator`` is how a reader cites it: 三、（二）; 附件2 第83项. ``n_lost`` counts lost sentences in its own text
    (None: some text of unknown length is lost; 0: none).
    """

    section_id: str
    doc_id: str
    parent_id: str | None
    kind: SectionKind
    num: str | None
    heading: str | None
    heading_span: Span | None
    path: tuple[str, ...]
    locator: str
    text: str
    spans: tuple[Span, ...]
    n_lost: int | None = 0


class Alias(Record):
    """Another form of a unit's name, how sure it is, and for an inference its ground (Chinese, shown to the reader)."""

    form: str
    sureness: Sureness
    ground: str | None = None


class Unit(Record):
    """A unit (单位) of the register; ``name`` is the short form that answers use, fixed data.

    ``perhaps`` is the name of a unit that this one may be another printing of, too weakly to be merged: kept as
    printed, and said to the reader.
    """

    unit_id: str
    name: str
    full_name: str | None = None
    kind: UnitKind = UnitKind.BODY
    jurisdiction: str | None = None
    aliases: tuple[Alias, ...] = ()
    perhaps: str | None = None


class UnitMention(Record):
    """A unit where it is printed. ``printed`` is the form in the text, pen marks and line breaks left out.

    ``remark`` is a bracket printed behind the name inside a unit cell (北京水利学会), else None.
    """

    unit_id: str
    name: str
    printed: str
    span: Span
    sureness: Sureness
    role: Role | None = None
    remark: str | None = None


class Task(Record):
    """A task (任务): a numbered item or a table row with the units responsible for it, in printed order.

    ``part`` is the annex it stands in (附件1), ``category`` the heading of its category carried down, ``title`` its
    title
    as read, ``body`` what it lays down as read, without number and unit list. ``list_open`` is True where the list
    ends in 等.
    ``spans`` cover the whole item or row; ``title_span``, ``body_spans`` and ``units_span`` (None: no list) lie
    within them.
    """

    task_id: str
    doc_id: str
    section_id: str
    part: str | None
    num: int | None
    locator: str
    title: str
    body: str
    category: str | None
    category_span: Span | None
    units: tuple[UnitMention, ...]
    list_open: bool
    deadline: str | None
    spans: tuple[Span, ...]
    title_span: Span
    body_spans: tuple[Span, ...]
    units_span: Span | None


class Target(Record):
    """A figure that binds or reports (指标). ``sentence`` is the clause it stands in, as read, located by ``spans``.

    ``value`` is as printed (28, 1万, 国际创新型城市同等水平), ``unit`` as printed or None, ``comparator`` as printed
    (约, 左右, 不少于, 达到, 余) or None, ``time`` as printed (到2025年, 2020年, 每年) or None.
    """

    target_id: str
    doc_id: str
    section_id: str
    locator: str
    indicator: str
    comparator: str | None
    value: str
    unit: str | None
    time: str | None
    kind: TargetKind
    sentence: str
    spans: tuple[Span, ...]


class Link(Record):
    """A sentence of another document that a task serves (对应关系): what the plan lays down and the list takes up.

    ``doc_id``, ``section_id``, ``locator``, ``text`` and ``spans`` are the sentence's; ``task_text`` and ``task_spans``
    the title or sentence of the task that is most like it. ``score`` is how alike their best clauses are, between 0 and
    1; ``shared`` the stretches that both clauses print, folded, marks left out; ``wording`` whether the task prints the
    whole sentence, or either side a clause of the other, to the letter.
    """

    task_id: str
    doc_id: str
    section_id: str
    locator: str
    text: str
    spans: tuple[Span, ...]
    task_text: str
    task_spans: tuple[Span, ...]
    score: float
    shared: tuple[str, ...]
    wording: LinkWording


class Corpus(Record):
    """Everything that was read out of a folder of documents, in the order of ``doc_id``, then of reading.

    ``links`` are none where no document with tasks cites another of the folder.
    """

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
