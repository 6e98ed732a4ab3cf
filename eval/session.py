"""The assistant that is measured, opened once with what the questions are checked and judged against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.assistant import Assistant, open_assistant
from eval.outcome import TaskRow
from eval.questions import GoldQuestion, load_questions
from eval.run import rows_of
from eval.settings import EvalSettings


@dataclass(frozen=True)
class Session:
    """An opened assistant; ``texts`` are the stored texts by ``doc_id``, ``rows`` is ``rows_of``."""

    assistant: Assistant
    texts: Mapping[str, str]
    rows: Mapping[str, tuple[TaskRow, ...]]

    def questions(self) -> tuple[GoldQuestion, ...]:
        """The gold questions of the configured folder.

        Raises:
            QuestionFileError: some question cannot be used; see ``load_questions``.
        """
        return load_questions(EvalSettings().questions_dir, self.texts)


def open_session() -> Session:
    """Open the assistant over the built-in corpus; its index is built first where missing or stale."""
    assistant = open_assistant()
    texts = {document.doc_id: document.text for document in assistant.corpus.documents}
    return Session(assistant=assistant, texts=texts, rows=rows_of(assistant.corpus.tasks))
