"""The conversation in the terminal: turns, their history, and what ends it."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.errors import UnverifiedAnswerError
from assistant.question import Turn
from assistant.wording import WORDING
from tests.assistant.conftest import Run
from tests.assistant.echo import Echo


def test_a_conversation_keeps_its_answered_turns(run: Run) -> None:
    answering = Echo(坏=UnverifiedAnswerError("没有出处"))
    typed = "甲\n\n坏\n乙\n\x07\n 退出 \n丙\n".encode()
    status, out, err = run("chat", answering=answering, typed=typed)
    assert (status, out) == (0, "答：甲\n\n答：乙\n\n")
    assert [asked.text for asked in answering.asked] == ["甲", "坏", "乙"]
    assert answering.asked[-1].history == (Turn(question="甲", answer="答：甲"),)
    assert err.splitlines()[0] == WORDING["chat_welcome"]
    assert [line[:4] for line in err.splitlines()[1:]] == ["没有读到", "没有出处", "问题里有"]


def test_a_conversation_ends_with_its_input_and_keeps_the_last_turns(run: Run) -> None:
    answering = Echo()
    assert run("chat", answering=answering, typed="甲\n".encode() * 30)[0] == 0
    assert [len(asked.history) for asked in answering.asked] == [*range(20), *[20] * 10]


def test_bytes_typed_that_are_no_utf8_harm_their_line_only(run: Run) -> None:
    status, out, err = run("chat", answering=Echo(), typed=b"\xff\xfe\n" + "甲\n".encode())
    assert (status, out) == (0, "答：甲\n\n")
    assert "U+DCFF" in err


def test_a_follow_up_is_understood_from_the_turn_before(run: Run, assistant: Assistant) -> None:
    _, out, _ = run("chat", answering=assistant.answer, typed="市气象局有哪些任务\n那市地震局呢\n".encode())
    assert "理解为：市地震局" in out


def test_an_interrupted_conversation_ends_quietly(run: Run) -> None:
    status, _, err = run("chat", answering=Echo(甲=KeyboardInterrupt()), typed="甲\n".encode())
    assert (status, err.splitlines()) == (130, [WORDING["chat_welcome"]])
