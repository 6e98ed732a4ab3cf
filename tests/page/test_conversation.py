from __future__ import annotations

from assistant.page import wording
from assistant.page.conversation import Conversation, render_conversation
from assistant.question import Question
from tests.page.html_reading import Read
from tests.page.stand_in import StandIn


def talk(stand_in: StandIn, *questions: str, n_kept: int = 10) -> Conversation:
    conversation = Conversation()
    for text in questions:
        conversation = conversation.ask(text, n_kept).finish(stand_in.answer(Question(text=text)))
    return conversation


def test_an_empty_conversation_shows_what_may_be_asked() -> None:
    read = Read(render_conversation(Conversation()))
    assert tuple(given["data-text"] for given in read.having("data-event", "ask")) == wording.EXAMPLES


def test_a_question_is_shown_before_its_answer() -> None:
    read = Read(render_conversation(Conversation().ask("<b>金石</b>", 10)))
    assert "<b>金石</b>" in read.text
    assert wording.PENDING in read.text


def test_a_failure_is_shown_with_its_message() -> None:
    read = Read(render_conversation(Conversation().ask("问", 10).finish(None, "问题太长<2000>")))
    assert "问题太长<2000>" in read.text
    assert wording.FAILED in read.text


def test_history_holds_what_was_answered(stand_in: StandIn) -> None:
    conversation = talk(stand_in, "金石大讲堂归谁管").ask("坏", 10).finish(None, "不能读").ask("那双减呢", 10)
    (turn,) = conversation.history()
    assert turn.question == "金石大讲堂归谁管"
    assert turn.answer == stand_in.answer(Question(text="金石大讲堂归谁管")).answer


def test_turns_keep_their_number_when_old_ones_go(stand_in: StandIn) -> None:
    conversation = talk(stand_in, "金石一", "金石二", "双减三", n_kept=2)
    assert [e.turn for e in conversation.exchanges] == [1, 2]
    assert conversation.citations(0) == ()
    assert len(conversation.citations(2)) == 4
    assert 'data-turn="2"' in render_conversation(conversation)


def test_near_matches_belong_to_their_turn(stand_in: StandIn) -> None:
    conversation = talk(stand_in, "市税务局", "金石")
    assert len(conversation.near(0)) == 2
    assert conversation.near(1) == ()
    assert conversation.near(5) == ()
