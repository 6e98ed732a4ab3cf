"""The chat page (问答页): the conversation beside the source, and the events that connect them.

Everything shown is made by the pure modules beside this one; a conversation lives in the server's session state, so
that the browser only ever says which of its own citations it wants to see.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import gradio as gr

from assistant.answer import Answer
from assistant.page import look, wording
from assistant.page.conversation import Conversation, render_conversation
from assistant.page.header import render_header
from assistant.page.settings import PageSettings
from assistant.page.sources.place import Place, What
from assistant.page.sources.shelf import Shelf
from assistant.question import Question
from corpus.errors import PolicyError
from corpus.records import Corpus


class Answering(Protocol):
    """What the page needs of an assistant."""

    @property
    def corpus(self) -> Corpus:
        """The documents that answers cite."""

    def answer(self, question: Question) -> Answer:
        """Answer a question; raises ``PolicyError`` with a Chinese message for one that cannot be read."""


class ChatEvents:
    """What happens on the page's events. One object serves all users; what is a user's own comes as an argument."""

    def __init__(self, assistant: Answering, settings: PageSettings) -> None:
        self._assistant = assistant
        self._n_kept = settings.n_kept
        self.shelf = Shelf(assistant.corpus)

    def ask(self, text: str, conversation: Conversation) -> Iterator[tuple[Any, ...]]:
        """Answer what was typed: shows the question at once, then its answer and the place of its first citation.

        Yields:
            The conversation, its HTML, the source's HTML, the content of the question box.
        """
        history = conversation.history()
        conversation = conversation.ask(text, self._n_kept)
        yield conversation, render_conversation(conversation), gr.skip(), ""
        try:
            answer = self._assistant.answer(Question(text=text, history=history))
        except PolicyError as error:
            conversation = conversation.finish(None, str(error))
        else:
            conversation = conversation.finish(answer)
        yield conversation, render_conversation(conversation), self._first_source(conversation), gr.skip()

    def ask_example(self, conversation: Conversation, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        """Answer the example question that was clicked; see ``ask``."""
        yield from self.ask(str(event.text), conversation)

    def show(self, conversation: Conversation, event: gr.EventData) -> str:
        """Show the place that was clicked, in the conversation or in the source."""
        return self.shelf.show(Place.model_validate(event._data), conversation)

    def renew(self) -> tuple[Any, ...]:
        """Begin a new conversation; see ``ask`` for what is given."""
        conversation = Conversation()
        return conversation, render_conversation(conversation), self.shelf.library(), ""

    def _first_source(self, conversation: Conversation) -> Any:
        """The place of the newest answer's first citation; without one the source stays as it is."""
        turn = conversation.exchanges[-1].turn
        citations = conversation.citations(turn)
        if not citations:
            return gr.skip()
        return self.shelf.show(Place(what=What.CITATION, turn=turn, n=citations[0].n), conversation)


def build_page(assistant: Answering, settings: PageSettings) -> gr.Blocks:
    """Build the page; nothing is launched."""
    events = ChatEvents(assistant, settings)
    page = gr.Blocks(title=wording.TITLE, analytics_enabled=False, fill_width=True)
    with page:
        state = gr.State(Conversation())
        header = _panel(render_header(), "header", "header")
        with gr.Row(elem_id="desk", equal_height=True):
            with gr.Column(elem_id="talk", scale=5, min_width=320):
                conversation = _panel(render_conversation(Conversation()), "conversation", "conversation")
                box = gr.Textbox(
                    elem_id="box",
                    show_label=False,
                    label=wording.ASK_LABEL,
                    placeholder=wording.ASK_HINT,
                    lines=1,
                    max_lines=6,
                    submit_btn=wording.SEND,
                    autofocus=True,
                )
            with gr.Column(elem_id="read", scale=6, min_width=320):
                source = _panel(events.shelf.library(), "source", "source")
        shown = [state, conversation, source, box]
        common: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        asking: dict[str, Any] = {**common, "concurrency_limit": settings.n_at_once, "concurrency_id": "answer"}
        reading: dict[str, Any] = {**common, "concurrency_limit": settings.n_at_once, "concurrency_id": "source"}
        asked = [
            box.submit(events.ask, [box, state], shown, trigger_mode="once", **asking),
            conversation.ask(events.ask_example, [state], shown, trigger_mode="once", **asking),
        ]
        header.renew(events.renew, None, shown, cancels=asked, **reading)
        for panel in (conversation, source):
            panel.open(events.show, [state], [source], trigger_mode="always_last", **reading)
    return page


def _panel(html: str, script: str, name: str) -> gr.HTML:
    return gr.HTML(html, js_on_load=look.script(script), elem_id=name, apply_default_css=False)
