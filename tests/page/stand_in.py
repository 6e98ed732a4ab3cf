"""A stand-in for the assistant: answers written by hand over the real text 000, and over a hostile document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.answer import Answer, Citation, Correction, Kind, Near, Reason, Refusal, Row, Timings
from assistant.question import Question
from corpus.errors import PolicyError
from corpus.records import (
    Corpus,
    Document,
    Gap,
    Reading,
    Removal,
    RemovalReason,
    Section,
    SectionKind,
    Source,
    Span,
    Status,
)

NOTICE = "000_b8b4a31499fe38d2.txt"
HOSTILE = "hostile.txt"
HOSTILE_TEXT = (
    "关于<script>window.hacked=1</script>的通知\n"
    '一、<img src=x onerror="window.hacked=2">总体要求\n'
    "请点 [这里](javascript:window.hacked=3) 和 ${window.hacked=4} {{constructor}} &amp; `反引号`。\n"
    "\U00020bb7野家与👩‍👩‍👧在行首，标记不得错位：由市文物局负责。\n"
)
TEXTS = Path(__file__).parents[2] / "corpus" / "texts"


def _span(text: str, wanted: str, after: int = 0) -> Span:
    start = text.index(wanted, after)
    return Span(start=start, end=start + len(wanted))


def _section(text: str, kind: SectionKind, heading: str, path: tuple[str, ...], whole: str | None = None) -> Section:
    span = _span(text, heading)
    own = _span(text, whole) if whole else span
    return Section(
        section_id=f"s{span.start}",
        doc_id=NOTICE,
        parent_id=None,
        kind=kind,
        num=None,
        heading=heading,
        heading_span=span,
        path=path,
        locator=heading[:6],
        text=whole or heading,
        spans=(own,),
    )


def _notice() -> tuple[Document, Reading, tuple[Section, ...]]:
    text = (TEXTS / NOTICE).read_bytes().decode("utf-8")
    document = Document(
        doc_id=NOTICE,
        title="关于印发2023年北京市全民科学素质工作重点任务和任务清单的通知",
        document_number="京纲要办发〔2023〕2号",
        issuer="北京市全民科学素质纲要实施工作办公室",
        signed=date(2023, 4, 13),
        source=Source(path=NOTICE, media_type="text/plain", sha256="0" * 64),
        text=text,
    )
    pen = _span(text, "✓ 4. ")
    page = _span(text, "搭\n\n建馆校")
    removals = (
        Removal(span=Span(start=pen.start, end=pen.start + 2), reason=RemovalReason.PEN_MARK),
        Removal(span=Span(start=page.start + 1, end=page.start + 3), reason=RemovalReason.PAGE_BREAK),
    )
    pieces = (
        Span(start=0, end=pen.start),
        Span(start=pen.start + 2, end=page.start + 1),
        Span(start=page.start + 3, end=len(text)),
    )
    read = "".join(text[p.start : p.end] for p in pieces)
    gaps = (
        Gap(at=read.index("5. 促进科技创新"), n_sentences=3),
        Gap(at=read.index("建设少先队科技类"), n_sentences=None),
    )
    reading = Reading(doc_id=NOTICE, text=read, pieces=pieces, removals=removals, gaps=gaps)
    chapter, part = "二、聚焦重点人群工作核心，促进公民科学素质持续提升", "（一）实施青少年科学素质提升行动"
    item = text[pen.start + 2 : text.index("5. 促进科技创新")]
    row = text[text.index("\t8 ✓") : text.index("\t9\t")]
    sections = (
        _section(text, SectionKind.CHAPTER, chapter, (chapter,)),
        _section(text, SectionKind.PART, part, (chapter, part)),
        _section(text, SectionKind.ITEM, "4. 在教育“双减”中做好科学教育加法。", (chapter, part, "4."), item),
        _section(text, SectionKind.ROW, row, ("附件 2", "8"), row),
    )
    return document, reading, sections


def _hostile() -> tuple[Document, Reading]:
    document = Document(
        doc_id=HOSTILE,
        title="<b onclick=alert(1)>粗</b>标题",
        document_number=None,
        issuer='"><script>window.hacked=5</script>',
        status=Status.REPEALED,
        source=Source(path=HOSTILE, media_type="text/plain", sha256="1" * 64),
        text=HOSTILE_TEXT,
    )
    return document, Reading(doc_id=HOSTILE, text=HOSTILE_TEXT, pieces=(Span(start=0, end=len(HOSTILE_TEXT)),))


def cite(document: Document, n: int, wanted: str, locator: str, after: int = 0) -> Citation:
    """Cite the first place of ``wanted`` behind ``after``."""
    span = _span(document.text, wanted, after)
    return Citation(
        n=n,
        doc_id=document.doc_id,
        title=document.title,
        document_number=document.document_number,
        issuer=document.issuer,
        signed=document.signed,
        issued=document.issued,
        status=document.status,
        locator=locator,
        start=span.start,
        end=span.end,
        quote=wanted,
        prefix=document.text[max(0, span.start - 32) : span.start],
        suffix=document.text[span.end : span.end + 32],
    )


class StandIn:
    """An assistant with a few answers; what it does not know it refuses."""

    def __init__(self) -> None:
        notice, reading, sections = _notice()
        hostile, hostile_reading = _hostile()
        self.notice, self.hostile = notice, hostile
        self.corpus = Corpus(
            documents=(notice, hostile),
            readings=(reading, hostile_reading),
            sections=sections,
            tasks=(),
            targets=(),
            units=(),
            problems=(),
        )
        self.asked: list[Question] = []

    def answer(self, question: Question) -> Answer:
        """Answer by the first word that the question holds."""
        self.asked.append(question)
        if not question.text.strip():
            raise PolicyError("问题是空的，请输入要查的内容。")
        text = question.text
        resolved = text
        if text.startswith("那") and question.history:
            resolved = text[1:].removesuffix("呢") + "归谁管"
        for word, made in self._answers().items():
            if word in resolved:
                return made(text, resolved)
        return self._refused(text)

    def _answers(self) -> dict[str, Callable[[str, str], Answer]]:
        return {"金石": self._row, "双减": self._item, "敌意": self._dangerous}

    def _made(
        self, question: str, resolved: str, answer: str, citations: tuple[Citation, ...], **more: object
    ) -> Answer:
        return Answer.model_validate(
            {
                "question": question,
                "resolved_question": resolved,
                "kind": Kind.LEAD_UNIT,
                "answered": True,
                "answer": answer,
                "citations": citations,
                "fingerprint": "f" * 16,
                "timings": Timings(understand_ms=0.1, retrieve_ms=0.2, compose_ms=0.3),
                **more,
            }
        )

    def _row(self, question: str, resolved: str) -> Answer:
        first = cite(self.notice, 1, "8 ✓\t金石大讲堂\t<u>市文物局</u>", "附件2 第8项")
        heading = cite(self.notice, 2, "2023 年北京市全民科学素质工作任务清单 (市各部门)", "附件2")
        row = Row(
            type="task",
            doc_id=NOTICE,
            part="附件2",
            num=8,
            title="金石大讲堂",
            category="一、大力弘扬科学家精神，在全社会厚植创新发展沃土",
            units=("市文物局",),
            role="主责",
            citations=(1,),
        )
        return self._made(
            question,
            resolved,
            "“金石大讲堂”由**市文物局**主责[1]。\n\n- 列在任务清单中[2]，序号 8[1]\n- 类别：一、大力弘扬科学家精神",
            (first, heading),
            units=("市文物局",),
            rows=(row,),
            corrections=(Correction(from_="金石讲堂", to="金石大讲堂"),) if "金石讲堂" in question else (),
            notes=("附件2的通知正文写作“2022年”，附件写作2023年[2]。",),
        )

    def _item(self, question: str, resolved: str) -> Answer:
        text = self.notice.text
        start = text.index("实施馆校合作行动，搭")
        whole = text[start : text.index("面向大、中、小学生开展禁毒教育。")]
        citations = (
            cite(self.notice, 1, whole, "附件1 第4条"),
            cite(self.notice, 2, "推动博物馆进校园示范项目成果转化", "附件1 第4条", start),
            cite(self.notice, 3, "开展“走社区，走校园”巡展", "附件1 第4条", start),
            cite(self.notice, 4, "在教育“双减”中做好科学教育加法。", "附件1 第4条"),
        )
        return self._made(question, resolved, "实施馆校合作行动[1]，推动成果转化[2]，开展巡展[3]。见[4]。", citations)

    def _dangerous(self, question: str, resolved: str) -> Answer:
        line = HOSTILE_TEXT.splitlines()[2]
        citations = (
            cite(self.hostile, 1, line, "<i>一、</i>"),
            cite(self.hostile, 2, "由市文物局负责", "一、"),
        )
        return self._made(question, resolved, f"问的是：{question}\n\n{line}[1]，[2]", citations, notes=(line,))

    def _refused(self, question: str) -> Answer:
        span = _span(self.notice.text, "市文物局")
        near = (
            Near(text="附件2 第8项 金石大讲堂", doc_id=NOTICE, start=span.start, end=span.end),
            Near(text="市文物局共 3 项", doc_id=None, start=None, end=None),
        )
        refusal = Refusal(reason=Reason.NO_SUCH_UNIT, near=near)
        return self._made(question, question, f"文件里没有“{question}”。", (), answered=False, refusal=refusal)
