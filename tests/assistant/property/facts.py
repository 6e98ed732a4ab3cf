"""What the records say, by the rules of the answers alone: whose tasks, under which titles, in which categories."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from corpus.read import read_corpus
from corpus.records import Corpus, Role, Sureness, Target, Task, Unit, UnitKind

LEADING = (Role.MAIN, Role.LEAD)
SAFE = (Sureness.EXACT, Sureness.CERTAIN)
VERBS = re.compile(
    r"^(?:(?:继续|深入|大力|积极|广泛)*(?:开展|举办|组织|实施|推进|打造|建设|加强|创建|支持|评选|认定))+(?![和与及、])"
)
TAIL = re.compile(r"(?:系列|主题)?(?:活动|工作)$")
SHORTEST_NAME = 4
SHORT_CATEGORY = re.compile(r"^(?:实施|大力)|(?:科学素质提升行动|工程)$|，.*$")


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    """The built-in texts, read once."""
    return read_corpus(None)


def units_named(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Every unit of the lists of some tasks, in printed order."""
    return tuple(dict.fromkeys(m.name for t in tasks for m in t.units))


def units_leading(tasks: Iterable[Task]) -> tuple[str, ...]:
    """The units stated as 主责 or 牵头; where no task states one, the whole lists."""
    tasks = tuple(tasks)
    stated = tuple(dict.fromkeys(m.name for t in tasks for m in t.units if m.role in LEADING))
    return stated or units_named(tasks)


@lru_cache(maxsize=1)
def tasks_by_unit() -> dict[str, tuple[Task, ...]]:
    """The tasks that name a unit, by its name, in printed order; groups are units of their own."""
    found: dict[str, dict[str, Task]] = defaultdict(dict)
    for task in corpus().tasks:
        for mention in task.units:
            found[mention.name][task.task_id] = task
    return {name: tuple(tasks.values()) for name, tasks in found.items()}


@lru_cache(maxsize=1)
def units() -> tuple[Unit, ...]:
    """The units of the register that tasks name."""
    return tuple(u for u in corpus().units if u.name in tasks_by_unit())


@lru_cache(maxsize=1)
def groups() -> frozenset[str]:
    """Names of groups (各成员单位), whose members no document lists."""
    return frozenset(u.name for u in corpus().units if u.kind is UnitKind.GROUP)


@lru_cache(maxsize=1)
def bodies() -> tuple[Unit, ...]:
    """The units that are no groups."""
    return tuple(u for u in units() if u.name not in groups())


@lru_cache(maxsize=256)
def forms(name: str) -> tuple[str, ...]:
    """How a unit is called beyond doubt: its name, its official name, its certain aliases, and as it is printed."""
    unit = next(u for u in corpus().units if u.name == name)
    printed = (m.printed for t in corpus().tasks for m in t.units if m.name == name)
    sure = (a.form for a in unit.aliases if a.sureness in SAFE)
    return tuple(dict.fromkeys(f for f in (name, unit.full_name, *printed, *sure) if f))


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Letters, digits and characters alone, of one width and case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@lru_cache(maxsize=4096)
def said(title: str) -> str:
    """A title as it is said, without the verb it begins with; the title where little is left or a bracket is cut."""
    cut = VERBS.sub("", title.rstrip("。")).strip("“”《》 ")
    whole = all(cut.count(left) == cut.count(right) for left, right in ("“”", "《》"))
    return cut if whole and len(bare(cut)) >= SHORTEST_NAME else title.rstrip("。")


@lru_cache(maxsize=4096)
def core(title: str) -> str:
    """What of a title is told apart: no verb before it, no 活动 behind it, no marks."""
    return bare(TAIL.sub("", said(title)))


def bearing(title: str) -> tuple[Task, ...]:
    """The tasks whose title is this one, marks apart."""
    return tuple(t for t in corpus().tasks if bare(t.title) == bare(title))


@lru_cache(maxsize=1024)
def alike(title: str) -> tuple[Task, ...]:
    """The tasks that a title may be said to name too: of the two the one stands in the other, or their cores do."""
    whole, wanted = bare(title), core(title)
    return tuple(
        t
        for t in corpus().tasks
        if whole in bare(t.title) or bare(t.title) in whole or wanted in core(t.title) or core(t.title) in wanted
    )


@lru_cache(maxsize=1024)
def mentioning(title: str) -> tuple[Task, ...]:
    """The tasks that hold the core of a title in their title or body."""
    return tuple(t for t in corpus().tasks if core(title) in bare(t.title + t.body))


@lru_cache(maxsize=1)
def categories() -> dict[str, tuple[Task, ...]]:
    """The tasks of each category, in printed order."""
    found: dict[str, list[Task]] = defaultdict(list)
    for task in corpus().tasks:
        if task.category:
            found[task.category].append(task)
    return {name: tuple(tasks) for name, tasks in found.items()}


def category_forms(category: str) -> tuple[str, ...]:
    """How a category is called: as printed, without 实施, and by its subject alone (农民)."""
    return tuple(dict.fromkeys((category, category.removeprefix("实施"), _subject(category))))


def _subject(category: str) -> str:
    found = category
    while (cut := SHORT_CATEGORY.sub("", found)) != found:
        found = cut
    return found


def of_sentence(target: Target) -> tuple[Target, ...]:
    """The targets of one clause: who quotes one of them quotes them all."""
    return tuple(t for t in corpus().targets if t.sentence == target.sentence)
