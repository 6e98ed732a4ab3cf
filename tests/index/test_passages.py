import pytest

from corpus.read import read_corpus
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
    Target,
    TargetKind,
    Task,
)
from index.passages import MAX_CHARACTERS, make_passages, split_text
from index.records import Passage, PassageKind

DOC = "notice.txt"


def span(text: str, part: str) -> Span:
    return Span(start=text.index(part), end=text.index(part) + len(part))


def section(stored: str, own: str, kind: SectionKind, heading: str | None = None, **more: object) -> Section:
    fields: dict[str, object] = {
        "section_id": f"{DOC}/s{stored.index(own)}",
        "doc_id": DOC,
        "parent_id": None,
        "kind": kind,
        "num": None,
        "heading": heading,
        "heading_span": None,
        "path": (heading,) if heading else (),
        "locator": "",
        "text": own,
        "spans": (span(stored, own),),
    }
    return Section.model_validate(fields | more)


def task(text: str, of: Section, title: str, body: str, category: str | None = None) -> Task:
    return Task(
        task_id=f"{DOC}/t1",
        doc_id=DOC,
        section_id=of.section_id,
        part=None,
        num=1,
        locator="第1项",
        title=title,
        body=body,
        category=category,
        category_span=None,
        units=(),
        list_open=False,
        deadline=None,
        spans=of.spans,
        title_span=span(text, title),
        body_spans=(span(text, body),) if body else (),
        units_span=None,
    )


def corpus(text: str, reading: Reading | None = None, **records: object) -> Corpus:
    document = Document(
        doc_id=DOC,
        title="通知",
        document_number=None,
        issuer=None,
        source=Source(path=DOC, media_type="text/plain", sha256="0" * 64),
        text=text,
    )
    whole = reading or Reading(doc_id=DOC, text=text, pieces=(Span(start=0, end=len(text)),))
    empty: dict[str, object] = dict.fromkeys(("sections", "tasks", "targets", "units", "problems"), ())
    return Corpus.model_validate({"documents": (document,), "readings": (whole,)} | empty | records)


def told(passage: Passage) -> tuple[str, str, str]:
    return passage.kind.value, passage.text, passage.embed_text


def test_a_row_is_quoted_whole_and_searched_by_category_and_title() -> None:
    text = "112\t老年人防诈骗\t市公安局"
    row = section(text, text, SectionKind.ROW, path=("任务清单", "四、老年人"))
    made = make_passages(corpus(text, sections=(row,), tasks=(task(text, row, "老年人防诈骗", "", "老年人"),)))
    assert [told(p) for p in made] == [("row", text, "老年人\n老年人防诈骗")]
    assert made[0].path == ("任务清单", "四、老年人")
    assert made[0].record_id == f"{DOC}/t1"


def test_an_item_is_searched_by_title_and_body_without_its_units() -> None:
    text = "1. 慧老行动。办好老年大学。（市教委）"
    item = section(text, text, SectionKind.ITEM, "慧老行动", path=("一、重点人群", "慧老行动"))
    made = make_passages(corpus(text, sections=(item,), tasks=(task(text, item, "慧老行动", "办好老年大学。"),)))
    assert [told(p) for p in made] == [("task", "慧老行动。办好老年大学。", "慧老行动。办好老年大学。")]
    assert made[0].path == ("一、重点人群",)


def test_later_pieces_of_a_long_item_carry_its_title() -> None:
    body = "".join(f"开展第{i}项科普活动，面向全市中小学生。" for i in range(40))
    text = f"1. 科普活动。{body}"
    item = section(text, text, SectionKind.ITEM, "科普活动")
    made = make_passages(corpus(text, sections=(item,), tasks=(task(text, item, "科普活动", body),)))
    assert len(made) > 2
    assert "".join(p.text for p in made) == text[3:]
    assert all(len(p.text) <= MAX_CHARACTERS and p.text.endswith("。") for p in made)
    assert made[0].embed_text == made[0].text
    assert {p.embed_text for p in made[1:]} == {f"科普活动\n{p.text}" for p in made[1:]}
    assert [p.passage_id for p in made] == [f"{DOC}/t1/p{i}" for i in range(len(made))]


def test_a_section_is_quoted_with_its_own_heading_only() -> None:
    text = "三、条件保障\n（一）经费\n加大经费投入。"
    chapter = section(text, "三、条件保障", SectionKind.CHAPTER, "条件保障")
    part = section(text, "（一）经费\n加大经费投入。", SectionKind.PART, "经费", path=("条件保障", "经费"))
    made = make_passages(corpus(text, sections=(chapter, part)))
    assert [told(p) for p in made] == [
        ("section", "三、条件保障", "三、条件保障"),
        ("section", "（一）经费\n加大经费投入。", "（一）经费 加大经费投入。"),
    ]
    assert made[1].path == ("条件保障",)


def test_head_and_document_are_notice_and_a_table_heading_is_nothing() -> None:
    text = "关于印发清单的通知\n序号\t项目"
    head = section(text, "关于印发清单的通知", SectionKind.HEAD)
    table = section(text, "序号\t项目", SectionKind.TABLE)
    assert [told(p)[:2] for p in make_passages(corpus(text, sections=(head, table)))] == [
        ("notice", "关于印发清单的通知")
    ]


def test_a_row_that_is_no_task_is_a_row_all_the_same() -> None:
    text = "具备科学素质的比例\t24.07%\t28%"
    row = section(text, text, SectionKind.ROW)
    assert [told(p) for p in make_passages(corpus(text, sections=(row,)))] == [
        ("row", text, "具备科学素质的比例 24.07% 28%")
    ]


def test_a_target_is_its_sentence_named_by_its_indicator() -> None:
    text = "发展目标\n到2025年，具备科学素质的比例达到28%。"
    sentence = "到2025年，具备科学素质的比例达到28%。"
    whole = section(text, text, SectionKind.PART, "发展目标")
    target = Target(
        target_id=f"{DOC}/g1",
        doc_id=DOC,
        section_id=whole.section_id,
        locator="",
        indicator="公民具备科学素质的比例",
        comparator="达到",
        value="28",
        unit="%",
        time="到2025年",
        kind=TargetKind.TARGET,
        sentence=sentence,
        spans=(span(text, sentence),),
    )
    made = make_passages(corpus(text, sections=(whole,), targets=(target,)))
    assert told(made[1]) == ("target", sentence, f"公民具备科学素质的比例\n{sentence}")
    assert made[1].spans == (span(text, sentence),)


def test_a_passage_never_runs_across_lost_text() -> None:
    text = "加强领导。建立机我国已踏上新征程。"
    at = text.index("我国")
    reading = Reading(
        doc_id=DOC, text=text, pieces=(Span(start=0, end=len(text)),), gaps=(Gap(at=at, n_sentences=None),)
    )
    made = make_passages(corpus(text, reading, sections=(section(text, text, SectionKind.CLAUSE),)))
    assert [p.text for p in made] == ["加强领导。建立机", "我国已踏上新征程。"]
    assert [(p.spans[0].start, p.spans[0].end) for p in made] == [(0, at), (at, len(text))]


def test_spans_are_stored_offsets_also_where_the_reading_moved_text() -> None:
    stored = "后半句。✓前半句，"
    mark = Removal(span=Span(start=4, end=5), reason=RemovalReason.PEN_MARK)
    reading = Reading(
        doc_id=DOC, text="前半句，后半句。", pieces=(Span(start=5, end=9), Span(start=0, end=4)), removals=(mark,)
    )
    clause = section(stored, stored, SectionKind.CLAUSE, text=reading.text, spans=reading.pieces)
    (made,) = make_passages(corpus(stored, reading, sections=(clause,)))
    assert made.text == "前半句，后半句。"
    assert "".join(stored[s.start : s.end] for s in made.spans) == made.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("短句。", ["短句。"], id="short"),
        pytest.param("甲" * 150 + "。" + "乙" * 150 + "。", ["甲" * 150 + "。", "乙" * 150 + "。"], id="two sentences"),
        pytest.param("甲" * 500 + "。", ["甲" * 500 + "。"], id="one long sentence stays whole"),
        pytest.param("他说：“走。”" + "乙" * 219, ["他说：“走。”", "乙" * 219], id="closing quote stays"),
        pytest.param("\n\n 甲。\n", ["甲。"], id="white space"),
        pytest.param(" \n", [], id="nothing but white space"),
    ],
)
def test_split_text(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_text(text, [(0, len(text))])] == expected


def test_the_real_texts_give_a_passage_for_every_task_and_target() -> None:
    read = read_corpus()
    passages = make_passages(read)
    recorded = {passage.record_id for passage in passages}
    assert {t.task_id for t in read.tasks} | {t.target_id for t in read.targets} <= recorded
    assert len({passage.passage_id for passage in passages}) == len(passages)
    rows = {passage.record_id for passage in passages if passage.kind is PassageKind.ROW}
    assert len(rows) == 261


def test_no_task_of_the_real_texts_is_searched_by_its_list_of_units() -> None:
    read = read_corpus()
    tasks = {task.task_id: task for task in read.tasks if task.units_span is not None}
    checked = 0
    for passage in make_passages(read):
        if passage.kind is PassageKind.ROW:
            of = tasks[passage.record_id]
            assert passage.embed_text.split("\n") == [of.category, " ".join(of.title.split())]
        elif passage.kind is PassageKind.TASK and passage.record_id in tasks:
            units = tasks[passage.record_id].units_span
            assert units is not None
            assert all(s.end <= units.start or units.end <= s.start for s in passage.spans)
            checked += 1
    assert checked >= 59


def test_what_a_passage_of_the_real_texts_quotes_stands_in_its_document() -> None:
    read = read_corpus()
    texts = {document.doc_id: document.text for document in read.documents}
    for passage in make_passages(read):
        stored = "".join(texts[passage.doc_id][s.start : s.end] for s in passage.spans)
        letters = iter(stored)
        assert all(character in letters for character in passage.text), passage.passage_id
