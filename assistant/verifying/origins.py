"""What may stand in a slot, by its origin: cited (of the record that the evidence proves), computed, or asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.answering.content import body_without_title
from assistant.answering.evidence import leading_units, unit_names
from assistant.collection import Collection, Sentence
from assistant.matching.lexicon import compact
from assistant.verifying.scene import Scene, Stand
from assistant.verifying.templates import Filler
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Section, Target, Task

HEADING_END = re.compile(r"[ \t\r\n。.：:—]*")
"""Marks between a heading and the text behind it."""


def squeezed(text: str) -> str:
    """A text as it is compared with another printing of it: folded, without white space."""
    return "".join(fold(text).split())


def cited(stand: Stand, scene: Scene) -> Mapping[str, Filler]:
    """What the slots of a template about a record may hold: the record's own values, and what is asked."""
    record, collection = stand.record, scene.collection
    asked: dict[str, Filler] = {"asked": scene.asks, "unit": scene.request.asks_units}
    values: Mapping[str, Filler]
    match record:
        case Task():
            values = _of_task(record.task_id, collection)
        case Section():
            values = _of_section(record, collection)
        case Target():
            clause = record.sentence
            kind = WORDING[f"kind_{record.kind.value}"]
            values = {"sentence": (clause, clause.rstrip("。；")), "locator": (record.locator,), "kind": (kind,)}
            figure = record.value + (record.unit or "")
            values = {**values, "indicator": (record.indicator,), "figure": (figure,)}
        case Sentence():
            values = _of_text(record, collection)
    return {**asked, **values}


@lru_cache(maxsize=4096)
def _of_task(task_id: str, collection: Collection) -> Mapping[str, Filler]:
    task, comma = collection.tasks[task_id], WORDING["comma"]
    names, leading = unit_names(task.units), unit_names(leading_units(task))
    listed = (comma.join(names), comma.join(leading))
    first = names[0] if names else ""
    counted = WORDING["first_of"].format(first=first, n=len(names))
    sentences = tuple(s.text for s in collection.sentences_by_section.get(task.section_id, ()) if s.task_id == task_id)
    body = body_without_title(task)
    return {
        "locator": (task.locator,),
        "title": (task.title,),
        "heading": (task.title,),
        "category": (task.category or "",),
        "units": tuple(dict.fromkeys((*listed, counted))),
        "others": (comma.join(n for n in names if n not in leading),),
        "first": (first,),
        "n": (str(len(names)),),
        "body": (body,),
        "text": (*sentences, body),
    }


def _of_section(section: Section, collection: Collection) -> Mapping[str, Filler]:
    task = collection.task_of(section)
    heading = section.heading or (task.title if task else "")
    return {"locator": (section.locator,), "heading": (heading,), "title": (heading,)}


def _of_text(sentence: Sentence, collection: Collection) -> Mapping[str, Filler]:
    section = collection.sections[sentence.section_id]
    text = (sentence.text, *_behind_heading(sentence.text, section))
    title = collection.documents[sentence.doc_id].title
    return {"locator": (sentence.locator,), "text": text, "sentence": text, "value": text, "title": (title,)}


def _behind_heading(text: str, section: Section) -> tuple[str, ...]:
    """What stands behind the heading with which a text begins; nothing where it begins otherwise."""
    heading = compact(section.heading or "")
    begins = tuple({compact((section.num or "") + (section.heading or "")), heading} - {""})
    if not begins or not compact(text).startswith(begins):
        return ()
    seen = ""
    for at, character in enumerate(text):
        if seen.endswith(heading):
            return (text[at + len(HEADING_END.match(text, at).group()) :],)  # type: ignore[union-attr]
        seen += compact(character)
    return ()


class Whole:
    """A statement as a whole: what is told of all its evidence together."""


class Bare:
    """A statement that rests on no evidence: what is counted over the corpus, denied or refused."""


def computed_and_asked(scene: Scene) -> Mapping[str, Filler]:
    """What the slots of a template about a whole statement may hold; what a rule counts again may be anything here."""
    tallies = tuple(str(t.value) for t in scene.statement.tallies)
    documents = {e.doc_id for e in scene.statement.evidence}
    request = scene.request
    return {
        **{name: tallies[i : i + 1] for i, name in enumerate(("n", "m"))},
        **{name: tallies[i : i + 1] for i, name in enumerate(("n_first", "n_second"))},
        **dict.fromkeys(("scope", "part", "name", "names", "first", "second", "verdict", "locator"), bool),
        "split": lambda text: True,
        "title": tuple(scene.collection.documents[d].title for d in documents) if len(documents) == 1 else (),
        "locators": (WORDING["comma"].join(t.locator for t in scene.tasks),),
        "unit": request.asks_units,
        "asked": scene.asks,
        "what": scene.asks,
        "examples": ("\n- ".join(WORDING[k] for k in ("example_lead", "example_unit", "example_target")),),
    }
