from __future__ import annotations

import pytest

from assistant.answer import Answer, Reason, Row, Value
from assistant.page import wording
from assistant.page.answers.answer_markdown import render_markdown, with_markers
from assistant.page.answers.answer_view import N_IN_TEXT, render_answer
from assistant.page.answers.citation_view import N_OPEN
from assistant.page.answers.rows_view import render_rows
from assistant.question import Question
from tests.page.html_reading import Read
from tests.page.stand_in import NOTICE, StandIn

HARMLESS = {
    *("section", "div", "p", "h4", "ol", "ul", "li", "dl", "dt", "dd", "blockquote", "details", "summary"),
    *("button", "strong", "em", "cite", "span", "br", "table", "thead", "tbody", "tr", "th", "td"),
}


def answer_to(stand_in: StandIn, text: str) -> Answer:
    return stand_in.answer(Question(text=text))


def row(**given: object) -> Row:
    base = {"type": "task", "doc_id": NOTICE, "part": None, "num": None, "title": "一项工作", "citations": (1,)}
    return Row.model_validate({**base, **given})


@pytest.mark.parametrize("text", ["金石讲堂归谁管", "双减那条写了什么", "市税务局有哪些任务"])
def test_marker_n_opens_citation_n(stand_in: StandIn, text: str) -> None:
    answer = answer_to(stand_in, text)
    markers = Read(render_answer(answer, 7)).with_class("marker")
    for given in markers:
        citation = answer.citations[int(given["data-n"] or 0) - 1]
        assert (given["data-what"], given["data-turn"], given["data-event"]) == ("citation", "7", "open")
        assert citation.locator in (given["aria-label"] or "")
        assert " ".join(citation.quote.split())[:100] in (given["title"] or "")
    assert {int(given["data-n"] or 0) for given in markers} == {c.n for c in answer.citations}


def test_a_number_without_citation_stays_text(stand_in: StandIn) -> None:
    citations = {c.n: c for c in answer_to(stand_in, "金石讲堂归谁管").citations}
    read = Read(with_markers("见[1][9]，又见[0]、[2023]。", citations, 0))
    assert read.text == "见1[9]，又见[0]、[2023]。"
    assert len(read.with_class("marker")) == 1


def test_the_sign_behind_a_marker_stays_on_its_line(stand_in: StandIn) -> None:
    citations = {c.n: c for c in answer_to(stand_in, "金石讲堂归谁管").citations}
    assert with_markers("主责[1]。", citations, 0).endswith("</button>。</span>")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![图](http://203.0.113.1/x.png)",
        "[链接](javascript:alert(1))",
        "<http://203.0.113.1/>",
        "`<b>`",
        "- <b>项</b>\n- **<i>**",
        "| <u>甲</u> |\n|---|\n| <script>乙</script> |",
    ],
)
def test_markdown_lets_nothing_through(text: str) -> None:
    read = Read(render_markdown(text, {}, 0))
    assert {tag for tag, _ in read.tags} <= HARMLESS
    assert all(not given for _, given in read.tags)


def test_lists_emphasis_and_tables_are_marked_up() -> None:
    html = render_markdown("**首行**\n\n- 甲\n- 乙\n\n| 列 |\n|---|\n| 值 |", {}, 0)
    assert [tag for tag, _ in Read(html).tags if tag in {"strong", "li", "table", "td"}] == [
        *("strong", "li", "li", "table", "td")
    ]


def test_a_hostile_question_and_document_are_only_text(stand_in: StandIn) -> None:
    question = "敌意<script>window.hacked=9</script>\"'><img src=x onerror=alert(1)>"
    read = Read(render_answer(answer_to(stand_in, question), 0))
    assert {tag for tag, _ in read.tags} <= HARMLESS
    assert not any(name.startswith("on") for _, given in read.tags for name in given)
    assert question in read.text
    assert stand_in.hostile.title in read.text


def test_citations_say_where_they_come_from(stand_in: StandIn) -> None:
    answer = answer_to(stand_in, "金石大讲堂归谁管")
    text = Read(render_answer(answer, 0)).text
    for wanted in (
        "附件2 第8项",
        "京纲要办发〔2023〕2号",
        "北京市全民科学素质纲要实施工作办公室",
        "成文 2023年4月13日",
    ):
        assert wanted in text
    assert "8 ✓ 金石大讲堂 <u>市文物局</u>" in text


def test_many_citations_are_folded(stand_in: StandIn) -> None:
    answer = answer_to(stand_in, "双减")
    html = render_answer(answer, 0)
    assert wording.MORE_CITATIONS.format(n=len(answer.citations) - N_OPEN) in html
    assert len([1 for tag, _ in Read(html).tags if tag == "blockquote"]) == len(answer.citations)


def test_what_was_understood_is_said_only_where_it_differs(stand_in: StandIn) -> None:
    corrected = Read(render_answer(answer_to(stand_in, "金石讲堂归谁管"), 0))
    assert "“金石讲堂”作“金石大讲堂”" in corrected.text
    assert wording.RESOLVED not in corrected.text
    followed = answer_to(stand_in, "金石大讲堂归谁管").model_copy(update={"question": "那它呢"})
    assert f"{wording.RESOLVED}金石大讲堂归谁管" in Read(render_answer(followed, 0)).text
    assert not Read(render_answer(answer_to(stand_in, "双减"), 0)).with_class("understood")


def test_a_refusal_gives_its_reason_and_what_is_near(stand_in: StandIn) -> None:
    read = Read(render_answer(answer_to(stand_in, "市税务局有哪些任务"), 3))
    assert wording.REASONS[Reason.NO_SUCH_UNIT] in read.text
    assert "市文物局共 3 项" in read.text
    (place,) = read.with_class("place")
    assert (place["data-what"], place["data-turn"], place["data-n"]) == ("near", "3", "0")


def test_every_reason_has_words() -> None:
    assert set(wording.REASONS) == set(Reason)


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "shown"),
    [
        (None, "24.07%", None, "24.07%"),
        ("约", "28", "%", "约28%"),
        ("左右", "28", "%", "28%左右"),
        ("余", "200", "家", "200余家"),
        ("不少于", "1万", "人次", "不少于1万人次"),
    ],
)
def test_a_figure_reads_as_printed(comparator: str | None, value: str, unit: str | None, shown: str) -> None:
    figure = Value(comparator=comparator, value=value, unit=unit, time="到2025年", kind="target")
    assert shown in Read(render_rows([row(value=figure)], {}, 0)).text


def test_columns_that_no_row_fills_are_left_out() -> None:
    text = Read(render_rows([row(part="附件2", num=8), row(part="附件1", num=3)], {}, 0)).text
    assert text.startswith(wording.COLUMN_PLACE + wording.COLUMN_TITLE + wording.COLUMN_CITATIONS)
    assert "附件2 第8项" in text


def test_the_document_is_a_column_where_there_are_several(stand_in: StandIn) -> None:
    citations = {c.n: c for c in answer_to(stand_in, "金石大讲堂").citations}
    one = render_rows([row(), row()], citations, 0)
    two = render_rows([row(), row(doc_id="其他.txt", citations=())], citations, 0)
    assert f">{wording.COLUMN_DOCUMENT}<" not in one
    assert f">{wording.COLUMN_DOCUMENT}<" in two
    assert "京纲要办发〔2023〕2号" in two


@pytest.mark.parametrize(("n", "is_open"), [(2, False), (N_IN_TEXT, False), (N_IN_TEXT + 1, True)])
def test_only_a_table_longer_than_the_text_is_unfolded(stand_in: StandIn, n: int, is_open: bool) -> None:
    answer = answer_to(stand_in, "金石大讲堂").model_copy(update={"rows": (row(),) * n})
    (details,) = Read(render_answer(answer, 0)).with_class("rows")
    assert ("open" in details) is is_open


def test_one_row_is_no_table(stand_in: StandIn) -> None:
    assert not Read(render_answer(answer_to(stand_in, "金石大讲堂"), 0)).with_class("rows")


def test_rows_stand_under_their_category() -> None:
    rows = [row(title="甲", category="一类"), row(title="乙", category="一类"), row(title="丙", category="<二类>")]
    read = Read(render_rows(rows, {}, 0))
    assert read.text.endswith("一类甲乙<二类>丙")
    assert [given["colspan"] for given in read.having("scope", "rowgroup")] == ["2", "2"]


def test_rows_without_category_have_no_heading() -> None:
    assert not Read(render_rows([row(), row()], {}, 0)).having("scope", "rowgroup")


def test_a_place_is_said_as_the_citation_says_it(stand_in: StandIn) -> None:
    citations = {c.n: c for c in answer_to(stand_in, "双减").citations}
    assert "附件1 第4条" in render_rows([row(part="附件1", num=4), row()], citations, 0)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("首行\n次行\n三行", ["p", "p", "p"]),
        ("首行\n- 甲\n- 乙\n其余见表。", ["p", "ul", "li", "li", "p"]),
        ("- 甲\n- 乙", ["ul", "li", "li"]),
        ("**粗**行\n1. 甲\n2. 乙", ["p", "strong", "ol", "li", "li"]),
        ("2023年的任务\n\n> 引文\n> 又一行", ["p", "blockquote", "p", "br"]),
    ],
)
def test_each_line_is_a_statement_of_its_own(text: str, blocks: list[str]) -> None:
    assert [tag for tag, _ in Read(render_markdown(text, {}, 0)).tags] == blocks


def test_rows_reached_through_a_group_stand_apart(stand_in: StandIn) -> None:
    answer = answer_to(stand_in, "金石大讲堂").model_copy(update={"group_rows": (row(), row())})
    assert wording.GROUP_ROWS.format(n=2) in render_answer(answer, 0)
