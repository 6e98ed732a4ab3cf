from __future__ import annotations

import pytest

from assistant.page.sources.source_layout import Sheet, lay_out
from corpus.records import Span
from tests.page.stand_in import NOTICE, StandIn


def sheet_of(stand_in: StandIn, *, as_stored: bool) -> Sheet:
    corpus = stand_in.corpus
    sections = [section for section in corpus.sections if section.doc_id == NOTICE]
    return lay_out(corpus.documents[0], corpus.readings[0], sections, as_stored=as_stored)


@pytest.fixture(scope="module")
def read(stand_in: StandIn) -> Sheet:
    return sheet_of(stand_in, as_stored=False)


@pytest.fixture(scope="module")
def stored(stand_in: StandIn) -> Sheet:
    return sheet_of(stand_in, as_stored=True)


def test_the_repaired_text_is_the_reading_and_the_stored_one_the_stored_text(
    stand_in: StandIn, read: Sheet, stored: Sheet
) -> None:
    assert read.text == stand_in.corpus.readings[0].text
    assert stored.text == stand_in.notice.text
    assert len(stored.text) - len(read.text) == 4


@pytest.mark.parametrize("as_stored", [False, True])
def test_blocks_tile_the_text(stand_in: StandIn, as_stored: bool) -> None:
    sheet = sheet_of(stand_in, as_stored=as_stored)
    assert "".join(sheet.text[block.start : block.end] for block in sheet.blocks) == sheet.text
    assert all(block.start < block.end for block in sheet.blocks)


@pytest.mark.parametrize(
    ("wanted", "level", "is_row"),
    [
        ("二、聚焦重点人群工作核心，促进公民科学素质持续提升", 2, False),
        ("（一）实施青少年科学素质提升行动", 3, False),
        ("4. 在教育“双减”中做好科学教育加法。", 0, False),
        ("\t8 ✓\t金石大讲堂", 0, True),
        ("请各区纲要实施办（科协）充分发挥", 0, False),
    ],
)
def test_blocks_say_what_they_are(read: Sheet, wanted: str, level: int, is_row: bool) -> None:
    (block,) = (block for block in read.blocks if read.text.startswith(wanted, block.start))
    assert (block.level, block.is_row) == (level, is_row)


def test_a_heading_that_runs_on_is_a_lead(read: Sheet) -> None:
    assert [read.text[start:end] for start, end in read.leads] == ["4. 在教育“双减”中做好科学教育加法。"]


def test_a_span_across_a_page_break_is_shown_as_one(stand_in: StandIn, read: Sheet, stored: Sheet) -> None:
    start = stand_in.notice.text.index("搭\n\n建馆校常态化")
    span = Span(start=start, end=start + 6)
    assert [read.text[a:b] for a, b in read.locate(span)] == ["搭建馆校"]
    assert stored.locate(span) == ((span.start, span.end),)


def test_what_was_removed_is_nowhere_in_the_repaired_text(stand_in: StandIn, read: Sheet, stored: Sheet) -> None:
    removal = stand_in.corpus.readings[0].removals[0]
    assert read.locate(removal.span) == ()
    assert stored.removed[0] == (removal.span.start, removal.span.end, removal.reason)


def test_moved_pieces_are_found_in_reading_order() -> None:
    sheet = Sheet(
        doc_id="d",
        as_stored=False,
        text="丙丁甲乙",
        blocks=(),
        pieces=(Span(start=10, end=12), Span(start=0, end=2)),
    )
    assert sheet.locate(Span(start=1, end=11)) == ((0, 1), (3, 4))
