"""The assistant: a question in, an answer with verified citations out (问答)."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from assistant.answer import Answer, Kind, Reason, Timings
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.refusing import refuse
from assistant.answering.routing import route
from assistant.collection import Collection
from assistant.composing import compose
from assistant.dialogue import Memory, remember, resolve
from assistant.errors import UnverifiedAnswerError
from assistant.filtering import check_filters
from assistant.joining import join
from assistant.matching.lexicon import Lexicon, compact
from assistant.matching.matcher import Matcher, Meaning
from assistant.matching.meaning import DenseMeaning
from assistant.question import Question
from assistant.understanding.correcting import Corrector
from assistant.understanding.frame import Frame
from assistant.understanding.names import DocumentNames
from assistant.understanding.screening import screen
from assistant.understanding.spelling import Spelling
from assistant.understanding.splitting import split_questions, without_instructions
from assistant.understanding.stopwords import STOPWORDS
from assistant.understanding.understand import Understanding
from assistant.verifying import verify
from assistant.wording import WORDING
from corpus.units.registry import Register, register_of
from index.legs.tokens import WordTokenizer
from index.search import Index
from index.store import ensure_index

HOME = "北京市"
USUAL = 30
"""Occurrences in jieba's dictionary from which a word is usual Chinese."""
logger = logging.getLogger(__name__)


class Assistant:
    """Answers questions over one opened index; the same question gives the same bytes, timings apart.

    Args:
        index: what is asked.
        meaning: nearness in meaning; None for that of the index's dense leg.
    """

    def __init__(self, index: Index, meaning: Meaning | None = None) -> None:
        self.index = index
        self.corpus = index.corpus
        self.collection = Collection(index.corpus)
        self._register = register_of(index.corpus.units, _home(self.collection))
        self._lexicon = _make_lexicon(self.collection, index.tokenizer)
        self._matcher = Matcher(self.collection, self._lexicon, meaning or DenseMeaning(index))
        corrector = Corrector(self._register, _make_spelling(self.collection, self._lexicon, self._register, index))
        tag = index.tokenizer.tag
        self._understanding = Understanding(self.collection, self._register, self._lexicon, corrector, tag)

    def answer(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            UnusableQuestionError: the text is empty, overlong or binary.
            UnknownFilterError: a filter value that nothing in the corpus has.

        An answer that does not pass ``verify`` is stopped: a refusal that says so is given in its place, and logged.
        """
        text = screen(question.text)
        check_filters(question.filters, self.collection)
        context = Context(self.collection, self._matcher, self._register, self._lexicon, question.filters)
        kept, instructed = without_instructions(text)
        memory = remember(question.history, self._understanding, context)
        if not kept:
            answer = self._refused(text, context)
        else:
            answers: list[Answer] = []
            for asked in self._standing_alone(split_questions(kept)):
                answer, memory = self._one(asked, memory, context, first=1 + sum(len(a.citations) for a in answers))
                answers.append(answer)
            answer = join(tuple(answers), text) if len(answers) > 1 else answers[0]
        notes = (*answer.notes, WORDING["question_instructions"]) if instructed else answer.notes
        return answer.model_copy(update={"id": question.id, "question": question.text, "notes": notes})

    def _standing_alone(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """Parts that name nothing of their own (具体做什么？) belong to the question before them."""
        questions: list[str] = []
        for part in asked:
            if questions and self._understanding.understand(part).is_bare:
                questions[-1] += part
            else:
                questions.append(part)
        return tuple(questions)

    def _one(self, asked: str, memory: Memory, context: Context, first: int) -> tuple[Answer, Memory]:
        clock = _Clock()
        frame = resolve(asked, memory, self._understanding, context)
        clock.lap("understand_ms")
        draft = route(frame, context)
        clock.lap("retrieve_ms")
        answer = compose(draft, frame, self.collection, question=asked, fingerprint=self.index.fingerprint, first=first)
        try:
            told = asked + frame.text + frame.resolved
            verify(answer, draft, told, self.collection, self._register, context.filters)
        except UnverifiedAnswerError as error:
            logger.error("%s", error)
            answer = self._stopped(asked, frame)
        clock.lap("compose_ms")
        return answer.model_copy(update={"timings": clock.timings()}), Memory(frame=frame, answer=answer.answer)

    def _stopped(self, asked: str, frame: Frame) -> Answer:
        """What is shown in place of an answer that did not pass ``verify``: nothing of it."""
        draft = Draft(kind=frame.kind, statements=(Statement(text=WORDING["stopped"]),), reason=Reason.NOT_STATED)
        return compose(draft, frame, self.collection, question=asked, fingerprint=self.index.fingerprint)

    def _refused(self, text: str, context: Context) -> Answer:
        frame = Frame(text=text, resolved=text, kind=Kind.HELP)
        draft = refuse(frame, context, Reason.OUT_OF_SCOPE, text)
        return compose(draft, frame, self.collection, question=text, fingerprint=self.index.fingerprint)


class _Clock:
    """Milliseconds between laps."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self._laps[name] = round(1000 * (now - self._last), 3)
        self._last = now

    def timings(self) -> Timings:
        return Timings(**self._laps)


def open_assistant(
    corpus_dir: Path | None = None, progress: Callable[[str, int, int], None] | None = None
) -> Assistant:
    """Open the assistant over a folder (None: the built-in corpus); its index is built first where missing or stale."""
    return Assistant(ensure_index(corpus_dir, progress=progress))


def _home(collection: Collection) -> str:
    """The place whose units an unqualified name means: that of the documents, where it is one."""
    places = {d.jurisdiction for d in collection.documents.values() if d.jurisdiction}
    return next(iter(places)) if len(places) == 1 else HOME


def _make_spelling(collection: Collection, lexicon: Lexicon, register: Register, index: Index) -> Spelling:
    """Over the words of the corpus, of questions and of documents' names; units' names have their own correction."""
    words = (lexicon.words | STOPWORDS | DocumentNames(collection).forms) - frozenset(register.form_texts)
    return Spelling(words, index.tokenizer.frequency, frozenset(w for w in STOPWORDS if len(w) == 1))


def _make_lexicon(collection: Collection, tokenizer: WordTokenizer) -> Lexicon:
    texts = [compact(t.title) for t in collection.corpus.tasks]
    texts += [compact(s.text) for s in collection.sentences]
    texts += [compact(s.heading) for s in collection.corpus.sections if s.heading]
    words = {w for text in texts for w in tokenizer.segment(text)}
    return Lexicon(texts, words, lambda word: tokenizer.frequency(word) >= USUAL)
