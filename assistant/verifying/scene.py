"""What a line is held against: its draft, the question, and the records that stand where its evidence says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.answering.draft import Draft, Statement
from assistant.collection import Collection
from assistant.matching.lexicon import compact
from assistant.question import Filters
from assistant.verifying.places import Known, places_of
from assistant.wording import WORDING
from corpus.records import Task
from corpus.units.mentions import find_mentions
from corpus.units.registry import Register


@dataclass(frozen=True)
class Request:
    """A question as it was put and understood, and what binds its answer."""

    text: str
    filters: Filters
    collection: Collection
    register: Register

    @cached_property
    def compacted(self) -> str:
        """The question without white space and marks."""
        return compact(self.text)

    @cached_property
    def units(self) -> frozenset[str]:
        """The ids of the units that the question names."""
        return frozenset(m.unit_id for m in find_mentions(self.text, self.register))

    def unit_ids(self, names: str) -> tuple[str, ...] | None:
        """The units that names joined by 、 stand for; None where they are more or less than names, each once."""
        mentions = find_mentions(names, self.register)
        told = WORDING["comma"].join(m.name for m in mentions)
        ids = tuple(dict.fromkeys(m.unit_id for m in mentions))
        return ids if len(ids) == len(mentions) > 0 and told == names else None

    def asks_units(self, names: str) -> bool:
        """Whether these are names of units, and the question names them all."""
        ids = self.unit_ids(names)
        return ids is not None and self.units.issuperset(ids)

    def asks(self, words: str) -> bool:
        """Whether words are the question's own; units may be called by their names."""
        asked = compact(words)
        return bool(asked) and (asked in self.compacted or self.asks_units(words))


@dataclass(frozen=True)
class Stand:
    """A record where the evidence says that it stands: ``used`` are the positions of that evidence."""

    record: Known
    used: tuple[int, ...]


@dataclass(frozen=True)
class Scene:
    """One statement of a draft with all that it may be held against."""

    statement: Statement
    draft: Draft
    request: Request

    @property
    def collection(self) -> Collection:
        """The records."""
        return self.request.collection

    @cached_property
    def stands(self) -> tuple[Stand, ...]:
        """The records at the places of the evidence, in its order."""
        evidence, places = self.statement.evidence, places_of(self.collection)
        return tuple(
            Stand(found.record, tuple(range(i, i + len(found.places))))
            for i in range(len(evidence))
            for found in places.at(evidence, i)
        )

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that the evidence is made of; none where any of it is something else."""
        whole = [s for s in self.stands if isinstance(s.record, Task)]
        used = [i for s in whole for i in s.used]
        complete = used == list(range(len(self.statement.evidence)))
        return tuple(s.record for s in whole if isinstance(s.record, Task)) if complete else ()

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The stored text of each piece of evidence."""
        documents = self.collection.documents
        return tuple(documents[e.doc_id].text[e.span.start : e.span.end] for e in self.statement.evidence)

    def asks(self, words: str) -> bool:
        """Whether words are said to be asked, one by one or as a list, and are the question's own."""
        asked = self.statement.asked
        return words in (*asked, WORDING["comma"].join(asked)) and self.request.asks(words)

    def counted(self, i: int) -> tuple[str, ...]:
        """What the tally ``i`` counts, nothing where there is none."""
        tallies = self.statement.tallies
        return tallies[i].of if i < len(tallies) else ()
