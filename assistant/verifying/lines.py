"""A line is read as templates of the wording table, one behind another, whose slots hold what their origins give.

Every literal of a template stands to the letter, every slot is filled by a value of one record, of a count or of the
question, what the template says must hold of it (``rules``, ``facts``, ``counts``, ``wholes``), and every piece of
evidence is told of once. What no reading covers has no origin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from assistant.answer import Reason
from assistant.verifying.counts import COUNT_RULES
from assistant.verifying.facts import FACT_RULES, facts_of, values_of
from assistant.verifying.linked import LINK_RULES
from assistant.verifying.origins import Bare, Whole, cited, computed_and_asked, squeezed
from assistant.verifying.rules import RULES, Rule
from assistant.verifying.scene import Scene
from assistant.verifying.templates import TOLD, Filler, Template, Values, read, template_of
from assistant.verifying.verdicts import VERDICT_RULES
from assistant.verifying.wholes import PHRASES, WHOLE_RULES
from assistant.wording import WORDING

ALL_RULES: Mapping[str, Rule] = {**RULES, **FACT_RULES, **COUNT_RULES, **WHOLE_RULES, **VERDICT_RULES, **LINK_RULES}
KNOWN = frozenset(part for key in (*ALL_RULES, *chain(*PHRASES.values())) for part in key.split("+"))
"""The templates that have rules; a line of any other has no origin."""
ASKED = frozenset({"asked", "what", "unit", "scope", "part", "first"})
"""Slots that hold words of the question."""
ANSWERING = frozenset({*VERDICT_RULES, *(r.value for r in Reason), "greeting", "help", "yes_figure"})
"""Templates that answer words of the question without repeating them."""
LISTS = frozenset({"item", "items"})
"""Slots that hold phrases, one for each record of the evidence."""


class Subject(NamedTuple):
    """Something a template can be about: a record, the positions of its evidence, and what its slots may hold."""

    record: object
    used: frozenset[int]
    fillers: Mapping[str, Filler]


class Told(NamedTuple):
    """A template that a line is made of, what it is about, and what fills its slots."""

    key: str
    record: object
    values: Values


class State(NamedTuple):
    """How far a line has been read, and which evidence has been told of."""

    at: int
    used: frozenset[int]
    told: tuple[Told, ...]


def read_line(scene: Scene) -> tuple[Told, ...] | None:
    """Give the templates that a statement is made of, None where it is made of anything else as well."""
    text, everything = scene.statement.text, frozenset(range(len(scene.statement.evidence)))
    keys, subjects = _keys_in(text), tuple(_subjects(scene))
    states = [State(0, frozenset(), ())]
    while states:
        state = states.pop()
        if state.at == len(text) and state.used == everything and _is_complete(state.told, scene):
            return state.told
        states += _steps(state, keys, subjects, scene)
    return None


def _is_complete(told: tuple[Told, ...], scene: Scene) -> bool:
    """Whether something is told behind a verdict, and of what is asked, where the statement says that it is asked."""
    answers_it = any(t.key in ANSWERING or ASKED & t.values.keys() for t in told)
    return bool(told) and told[-1].key not in VERDICT_RULES and (answers_it or not scene.statement.asked)


def _steps(state: State, keys: tuple[str, ...], subjects: tuple[Subject, ...], scene: Scene) -> Iterator[State]:
    """Each template that can stand next; none stands twice, and no evidence is told of twice."""
    for key in keys:
        template, rule = _template(key), ALL_RULES[key]
        for record, used, fillers in subjects if all(t.key != key for t in state.told) else ():
            if not isinstance(record, rule.kinds) or used & state.used or not template.slots - LISTS <= fillers.keys():
                continue
            lists = {name: partial(_is_list, key, subjects, scene) for name in template.slots & LISTS}
            text = scene.statement.text
            for end, values in read(template, {**fillers, **lists}, text, state.at):
                if end > state.at and rule.holds(record, {**values, TOLD: text[end:]}, scene):
                    yield State(end, state.used | used, (*state.told, Told(key, record, values)))


def _subjects(scene: Scene) -> Iterator[Subject]:
    """The records that the evidence names, its places as facts, the statement as a whole, and without evidence."""
    yield from (Subject(s.record, frozenset(s.used), cited(s, scene)) for s in scene.stands)
    for i, fact in enumerate(facts_of(scene)):
        yield Subject(fact, frozenset((i,)), values_of(fact))
        if fact.evidence.locator == WORDING["place_annexes"]:
            yield from _annexes_at(i, fact.quote, scene)
    whole = computed_and_asked(scene)
    yield Subject(Whole(), frozenset(range(len(scene.statement.evidence))), whole)
    yield Subject(Bare(), frozenset(), whole)


def _annexes_at(i: int, quote: str, scene: Scene) -> Iterator[Subject]:
    """The annexes that the notice names at a place."""
    for section in scene.collection.corpus.sections:
        heading = section.heading or ""
        if section.section_id in scene.counted(0) and squeezed(heading) == squeezed(quote):
            yield Subject(section, frozenset((i,)), {"locator": (section.locator,), "heading": (heading,)})


def _is_list(key: str, subjects: tuple[Subject, ...], scene: Scene, text: str) -> bool:
    """Whether a text is phrases of a template, parted by semicolons, one for each record in the evidence's order."""
    n, states, separator = len(scene.statement.evidence), [(0, 0)], WORDING["semicolon"]
    while states:
        at, told = states.pop()
        if at == len(text) and told == n:
            return True
        if at == 0 or text.startswith(separator, at):
            begins = at + (len(separator) if at else 0)
            following = tuple(s for s in subjects if s.used and min(s.used) == told)
            states += ((end, told + used) for end, used in _phrases(key, following, scene, text, begins))
    return False


def _phrases(key: str, subjects: tuple[Subject, ...], scene: Scene, text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where a phrase about one of some records can end, and how much evidence it tells of."""
    for phrase in PHRASES[key]:
        template, rule = _template(phrase), ALL_RULES.get(phrase)
        for record, used, fillers in subjects:
            if not template.slots <= fillers.keys() or (rule is not None and not isinstance(record, rule.kinds)):
                continue
            for end, values in read(template, fillers, text, at):
                if end > at and (rule is None or rule.holds(record, values, scene)):
                    yield end, len(used)


@cache
def _templates() -> tuple[tuple[str, Template], ...]:
    return tuple((key, _template(key)) for key in ALL_RULES if set(key.split("+")) <= WORDING.keys())


def _keys_in(text: str) -> tuple[str, ...]:
    """The templates whose own words all stand in a line."""
    return tuple([key for key, template in _templates() if template.may_stand_in(text)])


@cache
def _template(key: str) -> Template:
    """The template of a key, or of keys joined by + one behind the other; a template is its own."""
    return template_of(key if key.startswith("{") else "".join(WORDING[k] for k in key.split("+")))
