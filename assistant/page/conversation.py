"""The conversation of one user (对话): what the page keeps between two events, and how it is shown."""

from __future__ import annotations

from assistant.answer import Answer, Citation, Near
from assistant.page import wording
from assistant.page.answers.answer_view import render_answer
from assistant.page.escaping import escaped
from assistant.question import Turn
from corpus.records import Record


class Exchange(Record):
    """A question and what became of it; while it is being answered both ``answer`` and ``failure`` are None.

    ``turn`` counts from 0 over the whole conversation and names the exchange in the page. ``failure`` is the (Chinese)
    message of an error.
    """

    turn: int
    question: str
    answer: Answer | None = None
    failure: str | None = None


class Conversation(Record):
    """The last exchanges of a conversation, oldest first."""

    exchanges: tuple[Exchange, ...] = ()

    def ask(self, question: str, n_kept: int) -> Conversation:
        """Add a question that waits for its answer; of older exchanges the last ``n_kept - 1`` stay."""
        turn = self.exchanges[-1].turn + 1 if self.exchanges else 0
        kept = (*self.exchanges, Exchange(turn=turn, question=question))[-n_kept:]
        return Conversation(exchanges=kept)

    def finish(self, answer: Answer | None, failure: str | None = None) -> Conversation:
        """Give the newest question its answer, or the message that says why there is none."""
        *earlier, last = self.exchanges
        done = last.model_copy(update={"answer": answer, "failure": failure})
        return Conversation(exchanges=(*earlier, done))

    def history(self) -> tuple[Turn, ...]:
        """The answered exchanges, as the next question's history."""
        return tuple(
            Turn(question=exchange.question, answer=exchange.answer.answer)
            for exchange in self.exchanges
            if exchange.answer is not None
        )

    def citations(self, turn: int) -> tuple[Citation, ...]:
        """The citations of an exchange; none where it is not (any longer) in the conversation."""
        answer = self._answer(turn)
        return answer.citations if answer is not None else ()

    def near(self, turn: int) -> tuple[Near, ...]:
        """The near matches of an exchange that was refused; else none."""
        answer = self._answer(turn)
        return answer.refusal.near if answer is not None and answer.refusal is not None else ()

    def _answer(self, turn: int) -> Answer | None:
        return next((e.answer for e in self.exchanges if e.turn == turn), None)


def render_conversation(conversation: Conversation) -> str:
    """Give the HTML of the conversation; an empty one shows what may be asked."""
    if not conversation.exchanges:
        return _render_welcome()
    exchanges = "".join(_render_exchange(exchange) for exchange in conversation.exchanges)
    return f'<div class="exchanges" role="log" aria-label="{wording.CONVERSATION_LABEL}">{exchanges}</div>'


def _render_exchange(exchange: Exchange) -> str:
    question = escaped(exchange.question)
    return (
        f'<article class="exchange" data-turn="{exchange.turn}"><div class="question">'
        f'<h3 class="unseen">{wording.QUESTION_BY}</h3><p>{question}</p></div>'
        f'<div class="answer"><h3 class="unseen">{wording.ANSWER_BY}</h3>{_render_outcome(exchange)}</div></article>'
    )


def _render_outcome(exchange: Exchange) -> str:
    if exchange.answer is not None:
        return render_answer(exchange.answer, exchange.turn)
    if exchange.failure is not None:
        return f'<p class="reason">{wording.FAILED}</p><p>{escaped(exchange.failure)}</p>'
    return f'<p class="pending">{wording.PENDING}</p>'


def _render_welcome() -> str:
    examples = "".join(
        f'<li><button type="button" data-event="ask" data-text="{escaped(text)}">{escaped(text)}</button></li>'
        for text in wording.EXAMPLES
    )
    return (
        f'<div class="welcome"><h2>{wording.WELCOME}</h2><p>{wording.WELCOME_MORE}</p>'
        f'<h3>{wording.EXAMPLES_LABEL}</h3><ul class="examples">{examples}</ul></div>'
    )
