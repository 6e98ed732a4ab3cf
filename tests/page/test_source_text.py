from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page import wording
from assistant.page.sources.source_layout import Block, Sheet, lay_out
from assistant.page.sources.source_text import CURRENT_ID, Mark, render_text
from corpus.records import Gap, Span
from tests.page.html_reading import Read
from tests.page.stand_in import HOSTILE_TEXT, NOTICE, StandIn


def plain(text: str, **more: object) -> Sheet:
    blocks, pieces = (Block(start=0, end=len(text)),), (Span(start=0, end=len(text)),)
    given = {"doc_id": "d", "as_stored": True, "text": text, "blocks": blocks, "pieces": pieces}
    return Sheet.model_validate({**given, **more})


def mark(n: int, start: int, end: int, *, is_current: bool = False) -> Mark:
    return Mark(n=n, span=Span(start=start, end=end), is_current=is_current)


@pytest.fixture(scope="module")
def notice(stand_in: StandIn) -> Sheet:
    corpus = stand_in.corpus
    sections = [section for section in corpus.sections if section.doc_id == NOTICE]
    return lay_out(corpus.documents[0], corpus.readings[0], sections, as_stored=False)


def test_the_rendered_text_is_the_text(notice: Sheet) -> None:
    assert Read(render_text(notice, ())).text == notice.text


def test_document_text_is_escaped() -> None:
    read = Read(render_text(plain(HOSTILE_TEXT), [mark(1, 5, 30)]))
    assert read.text == HOSTILE_TEXT
    assert {tag for tag, _ in read.tags} == {"p", "mark"}


def test_a_mark_equals_the_quote_behind_rare_characters() -> None:
    start = HOSTILE_TEXT.index("由市文物局负责")
    read = Read(render_text(plain(HOSTILE_TEXT), [mark(1, start, start + 7)]))
    assert read.marked(1) == "由市文物局负责"


def test_overlapping_marks_are_cut_and_never_nest() -> None:
    read = Read(render_text(plain("甲乙丙丁戊己"), [mark(1, 0, 4), mark(2, 2, 6, is_current=True), mark(3, 2, 4)]))
    assert read.marks == [("1", "甲乙"), ("1 2 3", "丙丁"), ("2", "戊己")]
    assert read.deepest_mark == 1
    assert [given.get("data-label") for tag, given in read.tags if tag == "mark"] == ["1", "2 3", None]


def test_only_the_first_piece_of_the_current_mark_has_the_id() -> None:
    read = Read(render_text(plain("甲乙丙丁戊己"), [mark(1, 1, 5, is_current=True), mark(2, 3, 6)]))
    assert [given.get("id") for tag, given in read.tags if tag == "mark"] == [CURRENT_ID, None, None]
    assert [given.get("class") for tag, given in read.tags if tag == "mark"] == ["current", "current", None]


def test_in_a_table_row_too_the_first_piece_has_the_id() -> None:
    block = Block(start=0, end=7, is_row=True)
    html = render_text(plain("8\t甲\t乙丙\n", as_stored=False, blocks=(block,)), [mark(1, 0, 6, is_current=True)])
    read = Read(html)
    assert [text for _, text in read.marks] == ["8", "\t", "甲", "\t", "乙丙"]
    assert [given.get("id") for tag, given in read.tags if tag == "mark"] == [CURRENT_ID, None, None, None, None]
    assert [given["class"] for given in read.with_class("cell")] == ["cell number", "cell", "cell"]


@given(
    text=st.text('甲乙丙<>&"\n\t \x00👩‍👧', min_size=1, max_size=40),
    cuts=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=5),
)
def test_marks_show_exactly_their_spans(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [(a, min(b, len(text))) for a, b in cuts if a < min(b, len(text))]
    read = Read(render_text(plain(text), [mark(n, a, b) for n, (a, b) in enumerate(spans, start=1)]))
    shown = text.replace("\x00", "␀")
    assert read.text == shown
    assert [read.marked(n) for n in range(1, len(spans) + 1)] == [shown[a:b] for a, b in spans]


def test_gaps_are_drawn_where_they_are(notice: Sheet) -> None:
    expected = [
        (notice.text.index("建设少先队科技类"), wording.GAP_UNKNOWN),
        (notice.text.index("5. 促进科技创新"), wording.GAP.format(n=3)),
    ]
    assert Read(render_text(notice, ())).gaps == expected


@pytest.mark.parametrize("at", [0, 1, 3, 4])
def test_every_gap_is_drawn_once(at: int) -> None:
    blocks = (Block(start=0, end=2), Block(start=2, end=4))
    sheet = plain("甲\n乙\n", as_stored=False, blocks=blocks, gaps=(Gap(at=at, n_sentences=2),))
    read = Read(render_text(sheet, ()))
    assert read.gaps == [(at, wording.GAP.format(n=2))]
    assert read.text == sheet.text


def test_headings_and_rows_are_elements_of_their_own(notice: Sheet) -> None:
    html = render_text(notice, ())
    assert "<h4>二、聚焦重点人群工作核心，促进公民科学素质持续提升<" in html
    assert "<h5>（一）实施青少年科学素质提升行动<" in html
    assert "<strong>4. 在教育“双减”中做好科学教育加法。</strong>" in html
    assert len(Read(html).with_class("row")) == 1


def test_the_stored_text_shows_what_the_reading_leaves_out(stand_in: StandIn) -> None:
    corpus = stand_in.corpus
    sheet = lay_out(corpus.documents[0], corpus.readings[0], (), as_stored=True)
    read = Read(render_text(sheet, ()))
    assert read.text == stand_in.notice.text
    titles = [given["title"] for given in read.with_class("removed")]
    assert titles == [wording.REMOVED_PEN_MARK, wording.REMOVED_PAGE_BREAK]
