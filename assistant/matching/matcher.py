"""The records a topic is about, best first: tasks, sentences, sections, targets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Protocol

from assistant.collection import Collection, Sentence
from assistant.matching.lexicon import Lexicon, compact
from assistant.matching.scoring import Topic, coverage, reverse_coverage
from corpus.records import Record, Section, SectionKind, Target, Task

COVERAGE_SHARE = 0.8
"""A score is mostly how much of the topic the text holds, and a little how much of the text the topic holds."""
NUMBER = re.compile(r"^\s*\d+\s*[.．、]\s*")
"""The number an item begins with, which is no part of what it says."""
DECISIVE = 0.9
"""Where words alone reach this score, vectors are not asked."""
WHOLE = 0.4
"""How much of what is missing to 1 a text gains that holds the topic in one piece."""
BODY_DISCOUNT = 0.95
"""What only an item's whole body holds, not one sentence of it, counts a little less."""


class Match(Record):
    """A record with its score (0 to 1, higher is better) and the share of the topic it holds (0 to 1)."""

    score: float
    coverage: float


class TaskMatch(Match):
    """A task; ``sentence`` is the sentence of its body that holds the topic best, None where its title does.

    ``words`` is the score by words alone, ``near`` the nearness in meaning (0 to 1; 1 where it was not asked for),
    ``confidence`` how surely the best of the ranking it comes from is what was meant.
    """

    task: Task
    sentence: Sentence | None
    words: float = 1.0
    near: float = 1.0
    confidence: float = 1.0


class SentenceMatch(Match):
    """A sentence of running text."""

    sentence: Sentence


class SectionMatch(Match):
    """A section, matched by its heading."""

    section: Section


class TargetMatch(Match):
    """A target, matched by its clause."""

    target: Target


class Meaning(Protocol):
    """Nearness in meaning, by vectors: record id to a score between 0 and 1, for the records nearest to a text."""

    def __call__(self, text: str) -> dict[str, float]:
        """Give the scores of the nearest records."""
        ...


class Matcher:
    """Matches topics against one collection."""

    def __init__(self, collection: Collection, lexicon: Lexicon, meaning: Meaning) -> None:
        self._collection = collection
        self._lexicon = lexicon
        self._meaning = meaning

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {t.task_id: compact(t.title) for t in self._collection.corpus.tasks}

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return {t.task_id: compact(t.title + t.body + (t.category or "")) for t in self._collection.corpus.tasks}

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {s.section_id: compact("".join(s.path)) for s in self._collection.corpus.sections}

    @cached_property
    def _headings(self) -> tuple[tuple[Section, str], ...]:
        kinds = (SectionKind.ROW, SectionKind.TABLE, SectionKind.DOCUMENT)
        of_tasks = {t.section_id for t in self._collection.corpus.tasks}
        sections = (s for s in self._collection.corpus.sections if s.section_id not in of_tasks)
        return tuple((s, compact(s.heading)) for s in sections if s.heading and s.kind not in kinds)

    @cached_property
    def _target_texts(self) -> tuple[tuple[Target, str, str], ...]:
        targets = self._collection.corpus.targets
        return tuple((t, compact(t.indicator), compact(t.indicator + t.sentence)) for t in targets)

    @cached_property
    def _sentence_texts(self) -> tuple[tuple[Sentence, str], ...]:
        return tuple((s, compact(NUMBER.sub("", s.text))) for s in self._collection.sentences)

    @cached_property
    def _task_sentences(self) -> dict[str, tuple[tuple[Sentence, str], ...]]:
        found: dict[str, list[tuple[Sentence, str]]] = {}
        for sentence, text in self._sentence_texts:
            if sentence.task_id:
                found.setdefault(sentence.task_id, []).append((sentence, text))
        return {key: tuple(value) for key, value in found.items()}

    def tasks(self, topic: Topic, among: Iterable[Task]) -> tuple[TaskMatch, ...]:
        """Tasks by title, sentence of the body, or body, best first; ties in printed order."""
        found = [self._match_task(topic, task) for task in among]
        if max((m.score for m in found), default=1.0) < DECISIVE:
            near = self._meaning(topic.meant)
            found = [_nearer(m, near.get(m.task.task_id, 0.0)) for m in found]
        return tuple(sorted((m for m in found if m.score > 0), key=lambda m: -m.score))

    def _match_task(self, topic: Topic, task: Task) -> TaskMatch:
        title = self._titles[task.task_id]
        by_title = self._score(topic, title)
        best, sentence = by_title, None
        for candidate, text in self._task_sentences.get(task.task_id, ()):
            score = self._score(topic, text)
            if score[0] > best[0] + 1e-9:
                best, sentence = score, candidate
        whole = coverage(topic, self._bodies[task.task_id], self._lexicon)
        if BODY_DISCOUNT * COVERAGE_SHARE * whole > best[0]:
            best = (BODY_DISCOUNT * COVERAGE_SHARE * whole, whole)
        return TaskMatch(task=task, sentence=sentence, score=best[0], coverage=best[1], words=best[0])

    def sentences(self, topic: Topic, keep: Callable[[Sentence], bool]) -> tuple[SentenceMatch, ...]:
        """Sentences of running text, best first; a sentence's section heading counts for words the sentence lacks."""
        found = [self._match_sentence(topic, s, t) for s, t in self._sentence_texts if keep(s)]
        if max((m.score for m in found), default=1.0) < DECISIVE:
            near = self._meaning(topic.meant)
            found = [m.model_copy(update={"score": _blend(m.score, _nearness(m.sentence, near))}) for m in found]
        return tuple(sorted((m for m in found if m.score > 0), key=lambda m: -m.score))

    def _match_sentence(self, topic: Topic, sentence: Sentence, text: str) -> SentenceMatch:
        score, held = self._score(topic, text)
        if 0 < held < 1:
            with_path = coverage(topic, text + "|" + self._paths[sentence.section_id], self._lexicon)
            score, held = score + 0.5 * COVERAGE_SHARE * (with_path - held), (held + with_path) / 2
        return SentenceMatch(sentence=sentence, score=score, coverage=held)

    def sections(self, topic: Topic, keep: Callable[[Section], bool]) -> tuple[SectionMatch, ...]:
        """Sections by heading, best first; table rows and tasks' items are none."""
        found = []
        for section, heading in self._headings:
            if keep(section):
                score, held = self._score(topic, heading)
                found.append(SectionMatch(section=section, score=score, coverage=held))
        return tuple(sorted((m for m in found if m.score > 0), key=lambda m: -m.score))

    def nearness(self, topic: Topic) -> dict[str, float]:
        """Nearness in meaning, 0 to 1, of the records nearest to a topic, by record id."""
        return self._meaning(topic.meant)

    def targets(self, topic: Topic, keep: Callable[[Target], bool]) -> tuple[TargetMatch, ...]:
        """Targets by clause and indicator, best first."""
        found = []
        for target, indicator, text in self._target_texts:
            if keep(target):
                held = coverage(topic, text, self._lexicon)
                with_path = coverage(topic, text + "|" + self._paths[target.section_id], self._lexicon)
                by_indicator = reverse_coverage(topic, indicator, self._lexicon)
                held = max(held, (held + with_path) / 2)
                found.append(TargetMatch(target=target, score=0.8 * held + 0.2 * by_indicator, coverage=held))
        return tuple(sorted((m for m in found if m.score > 0), key=lambda m: -m.score))

    def _score(self, topic: Topic, text: str) -> tuple[float, float]:
        held = coverage(topic, text, self._lexicon)
        if held == 0:
            return 0.0, 0.0
        score = COVERAGE_SHARE * held + (1 - COVERAGE_SHARE) * reverse_coverage(topic, text, self._lexicon)
        whole = len(topic.text) > 3 and topic.text in text
        return (score + WHOLE * (1 - score) if whole else score), held


def _nearness(sentence: Sentence, near: dict[str, float]) -> float:
    return near.get(sentence.section_id, near.get(sentence.task_id or "", 0.0))


def _nearer(match: TaskMatch, near: float) -> TaskMatch:
    return match.model_copy(update={"score": _blend(match.words, near), "near": near})


def _blend(words: float, meaning: float) -> float:
    """Words decide; meaning lifts what is near and cannot lift what shares nothing above what shares most."""
    return words + 0.25 * meaning * (1 - words)
