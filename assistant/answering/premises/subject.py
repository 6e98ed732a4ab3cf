"""The tasks that a question is about when what it claims of them is left aside (断言的对象)."""

from __future__ import annotations

import re

from assistant.answering.context import Context
from assistant.matching.lexicon import compact
from assistant.matching.matcher import TaskMatch
from assistant.matching.scoring import Topic
from assistant.understanding.assertions import find_counted, find_days, find_editions
from assistant.understanding.categories import find_categories
from assistant.understanding.frame import Frame
from assistant.understanding.stance import CLAIMING
from corpus.records import Record, Task

CLASS = re.compile(r"(?:的)?(?:那|这)?(?:一)?大?类|(?<=行动|工程|保障)")
BEFORE_CLASS = re.compile(r"是|在|属于|归|算|列|放|入|到|[,，:：]")
DENIAL = re.compile(r"(?:压根|根本)|[\u4e00-\u9fff]{0,2}没(?:写|提|说|讲|有)")
NAMED = re.compile(r"[“\"《]([^”\"》]{2,30})[”\"》]")
MARK = "那一类"
WHOLE, FEW = 0.99, 3
SURE = 0.8
"""Share of the topic that a task must hold to be the one meant beyond doubt."""


class Subject(Record):
    """``tasks`` are meant by the topic alone, best first; ``sure`` where no doubt is left.

    ``each`` says that the question names several (流动科技馆和流动天文馆都…), of each of which its claim must hold.
    """

    tasks: tuple[Task, ...]
    sure: bool
    terms: tuple[str, ...]
    each: bool = False
    categories: tuple[str, ...] = ()
    category_words: str = ""


def find_subject(frame: Frame, context: Context) -> Subject:
    """Find the tasks by the words of the question that claim nothing: neither number, annex, category nor unit."""
    words, categories = _class_claimed(frame, context)
    terms = _unclaimed(frame, words)
    if frame.bound_tasks or not terms:
        tasks = context.scope(frame) if frame.bound_tasks or frame.numbers else ()
        return Subject(tasks=tasks, sure=bool(tasks), terms=terms, categories=categories, category_words=words)
    if several := _each(frame, terms, context):
        return Subject(tasks=several, sure=True, terms=terms, each=True)
    freed = _freed(frame, terms)
    matches = _by_name(frame, _by_title(context.matched(freed) or _holding(freed, context)))
    return Subject(
        tasks=tuple(m.task for m in matches),
        sure=bool(matches) and _is_sure(matches[0], terms, context),
        terms=terms,
        categories=categories,
        category_words=words,
    )


def _each(frame: Frame, terms: tuple[str, ...], context: Context) -> tuple[Task, ...]:
    """The tasks of two topics that are named side by side; none where one of the two is not told beyond doubt."""
    match = CLAIMING["each"].search(frame.text)
    found: list[Task] = []
    for words in match.group("first", "second") if match else ():
        own = tuple(t for t in terms if t in words)
        best = _by_title(context.matched(_freed(frame, own)))[:1] if own else ()
        found += [m.task for m in best if _is_sure(m, own, context)]
    return tuple(found) if len(set(found)) == len(found) > 1 else ()


def share_held(subject: Subject, tasks: tuple[Task, ...], context: Context) -> float:
    """The greatest share of the subject's topic that one of some tasks holds, between 0 and 1."""
    topic = Topic(terms=subject.terms, text="".join(subject.terms))
    return max((m.coverage for m in context.matcher.tasks(topic, tasks)), default=0.0)


def bound_to(frame: Frame, tasks: tuple[Task, ...]) -> Frame:
    """The question put to these tasks, whatever it claimed of them."""
    bound = {"bound_tasks": tuple(t.task_id for t in tasks), "numbers": (), "parts": (), "doc_ids": ()}
    return frame.model_copy(update={**bound, "categories": (), "years": (), "units": (), "unknown_units": ()})


def _freed(frame: Frame, terms: tuple[str, ...]) -> Frame:
    free = {"numbers": (), "parts": (), "doc_ids": (), "years": (), "categories": (), "both_documents": False}
    return frame.model_copy(update={**free, "terms": terms, "topic": "".join(terms), "gist": "".join(terms)})


def _holding(frame: Frame, context: Context) -> tuple[TaskMatch, ...]:
    """Where none stands out, the few tasks that hold the whole topic."""
    holding = tuple(m for m in context.ranked(frame) if m.coverage >= WHOLE)
    return holding if len(holding) <= FEW else ()


def _by_title(matches: tuple[TaskMatch, ...]) -> tuple[TaskMatch, ...]:
    """Best first; where the best holds the topic in its title, those that only mention it are not meant."""
    ranked = tuple(sorted(matches, key=lambda m: -m.score))
    titled = tuple(m for m in ranked if m.sentence is None)
    return titled if ranked and ranked[0].sentence is None else ranked


def _by_name(frame: Frame, matches: tuple[TaskMatch, ...]) -> tuple[TaskMatch, ...]:
    """Of several, those whose titles hold the name that the question gives in quotation marks."""
    names = [compact(name) for name in NAMED.findall(frame.text)]
    named = tuple(m for m in matches if names and all(n in compact(m.task.title) for n in names))
    return named or matches


def _is_sure(match: TaskMatch, terms: tuple[str, ...], context: Context) -> bool:
    telling = [t for t in terms if not context.lexicon.is_common(t)]
    return bool(telling) and match.coverage >= SURE and match.score >= SURE * SURE


def _class_claimed(frame: Frame, context: Context) -> tuple[str, tuple[str, ...]]:
    """The words that name a category beside another topic, and the categories of that name."""
    for match in CLASS.finditer(frame.text):
        words = BEFORE_CLASS.split(frame.text[: match.start()])[-1]
        terms = tuple(t for t in frame.terms if t in words)
        found = find_categories(terms, words + MARK, context.collection, context.lexicon) if terms else ()
        if found and len(terms) < len(frame.terms):
            return words, found
    return "", ()


def _unclaimed(frame: Frame, category_words: str) -> tuple[str, ...]:
    folded = frame.text
    claims = [c.text for found in (find_counted(folded), find_editions(folded), find_days(folded)) for c in found]
    said = compact("|".join([*claims, category_words]))
    return tuple(t for t in frame.terms if compact(t) not in said and t not in category_words and not DENIAL.match(t))
