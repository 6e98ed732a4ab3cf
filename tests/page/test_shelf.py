from __future__ import annotations

import pytest

from assistant.page import wording
from assistant.page.conversation import Conversation
from assistant.page.sources.place import Place, What
from assistant.page.sources.shelf import Shelf
from assistant.question import Question
from tests.page.html_reading import Read
from tests.page.stand_in import HOSTILE, NOTICE, StandIn


@pytest.fixture(scope="module")
def shelf(stand_in: StandIn) -> Shelf:
    return Shelf(stand_in.corpus)


@pytest.fixture(scope="module")
def conversation(stand_in: StandIn) -> Conversation:
    talk = Conversation()
    for text in ("金石大讲堂", "双减", "市税务局", "敌意"):
        talk = talk.ask(text, 10).finish(stand_in.answer(Question(text=text)))
    return talk


@pytest.mark.parametrize(("turn", "n"), [(0, 1), (0, 2), (1, 1), (1, 2), (1, 3), (1, 4), (3, 1), (3, 2)])
def test_the_stored_view_marks_the_quote(shelf: Shelf, conversation: Conversation, turn: int, n: int) -> None:
    read = Read(shelf.show(Place(what=What.CITATION, turn=turn, n=n, stored=True), conversation))
    assert read.marked(n) == conversation.citations(turn)[n - 1].quote


def test_the_repaired_view_marks_the_quote_without_page_breaks(shelf: Shelf, conversation: Conversation) -> None:
    read = Read(shelf.show(Place(what=What.CITATION, turn=1, n=1), conversation))
    quote = conversation.citations(1)[0].quote
    assert "搭\n\n建" in quote
    assert read.marked(1) == quote.replace("搭\n\n建", "搭建")


def test_the_heading_path_and_the_document_are_said(shelf: Shelf, conversation: Conversation) -> None:
    text = Read(shelf.show(Place(what=What.CITATION, turn=1, n=4), conversation)).text
    for wanted in ("（一）实施青少年科学素质提升行动", "京纲要办发〔2023〕2号", "成文 2023年4月13日", "现行"):
        assert wanted in text.split("北京市全民科学素质 纲要")[0]


def test_steps_lead_through_the_citations(shelf: Shelf, conversation: Conversation) -> None:
    read = Read(shelf.show(Place(what=What.CITATION, turn=1, n=4), conversation))
    assert wording.PLACE_OF.format(n=4, total=4) in read.text
    steps = [given for given in read.having("data-event", "open") if given["data-what"] == "citation"]
    assert [given["data-n"] for given in steps if "aria-pressed" not in given] == ["3"]


def test_the_other_view_keeps_the_place(shelf: Shelf, conversation: Conversation) -> None:
    read = Read(shelf.show(Place(what=What.CITATION, turn=1, n=2), conversation))
    views = [given for _, given in read.tags if "aria-pressed" in given]
    assert [(v["data-n"], v["data-stored"], v["aria-pressed"]) for v in views] == [
        ("2", "false", "true"),
        ("2", "true", "false"),
    ]


def test_a_near_match_is_marked(shelf: Shelf, conversation: Conversation) -> None:
    read = Read(shelf.show(Place(what=What.NEAR, turn=2, n=0), conversation))
    assert [text for _, text in read.marks] == ["市文物局"]


@pytest.mark.parametrize(
    "place",
    [
        Place(what=What.CITATION, turn=9, n=1),
        Place(what=What.CITATION, turn=0, n=3),
        Place(what=What.CITATION, turn=0, n=0),
        Place(what=What.NEAR, turn=2, n=1),
        Place(what=What.NEAR, turn=2, n=-1),
        Place(what=What.DOCUMENT, doc_id="../secret.txt"),
    ],
)
def test_a_place_that_is_not_there_gives_the_list_of_documents(
    shelf: Shelf, conversation: Conversation, place: Place
) -> None:
    read = Read(shelf.show(place, conversation))
    assert wording.PLACE_GONE in read.text
    assert [given["data-doc_id"] for given in read.having("data-what", "document")] == [NOTICE, HOSTILE]


def test_a_whole_document_is_shown_without_marks(shelf: Shelf, stand_in: StandIn) -> None:
    read = Read(shelf.show(Place(what=What.DOCUMENT, doc_id=HOSTILE), Conversation()))
    assert read.marks == []
    assert stand_in.hostile.text in read.text
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "img", "b", "i"})


def test_words_that_the_reading_leaves_out_are_shown_as_stored(shelf: Shelf, stand_in: StandIn) -> None:
    removal = stand_in.corpus.readings[0].removals[0].span
    answer = stand_in.answer(Question(text="金石大讲堂"))
    pen_mark = answer.citations[0].model_copy(update={"start": removal.start, "end": removal.end, "quote": "✓ "})
    answer = answer.model_copy(update={"citations": (pen_mark,)})
    read = Read(shelf.show(Place(what=What.CITATION, turn=0, n=1), Conversation().ask("问", 9).finish(answer)))
    assert wording.NOT_IN_READING in read.text
    assert read.marked(1) == "✓ "
