"""The categories of tasks that a question names (任务类别): 农民那一类, 机制保障类."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.collection import Collection
from assistant.matching.lexicon import Lexicon, compact

NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|[((][一二三四五六七八九十]+[))])\s*")
VERBS = re.compile(r"^(?:大力|积极|深入)?(?:实施|弘扬|加强|推进|开展|做好)")
MOST_SHARING = 3
MARKED_WORDS = r"大?类|那?一?档|那?一?栏|这块|那块|章|节|部分|板块|方面|下面|底下|之下|行动|工程|领域|条线"
MARKED = re.compile(MARKED_WORDS)
SURELY = re.compile(r"大?类|那一?档|那一?栏|板块|这块|那块")
"""Marks of nothing but a category."""
MOST_WORDS = 0.5
GENERIC = re.compile(MARKED_WORDS + "|活动|项目|内容|事项")
LISTED = re.compile(r"(?:几|多少|哪些|哪几)(?:个|项|条|件)|哪些任务|多少任务|(?:任务|项目|工作)数")


def find_categories(terms: tuple[str, ...], folded: str, collection: Collection, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the categories whose names hold every word of the topic, where the question marks one (类, 那一节, 行动 …).

    Args:
        terms: the topic's words; none gives no category.
        folded: the whole folded question.
        collection: the categories.
        lexicon: synonyms (老人 for 老年人).

    Returns:
        Category names as printed, in printed order; empty where no category holds all words.
    """
    cores = {category_core(c) for c in collection.categories}
    named = tuple(c for c in collection.categories if category_core(c) in compact(folded))
    if named and (MARKED.search(folded) or LISTED.search(folded)):
        return named
    wanted = tuple(
        t for t in terms if not GENERIC.fullmatch(t) and not _common(compact(t), cores) and _known(t, lexicon)
    )
    if not wanted or not (MARKED.search(folded) or LISTED.search(folded)):
        return ()
    held = [c for c in collection.categories if all(_holds(compact(c), t, lexicon) for t in wanted)]
    if not held and SURELY.search(folded):
        held = [c for c in collection.categories if _share(compact(c), wanted, lexicon) >= MOST_WORDS]
    return tuple(held) if len({category_core(c) for c in held}) <= 2 else ()


@lru_cache(maxsize=256)
def category_core(category: str) -> str:
    """A category's name without numbering and leading verb, compact, so that two annexes' spellings are one."""
    return compact(VERBS.sub("", NUMBERING.sub("", category.strip())))


def _known(word: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(compact(word)) or bool(lexicon.synonyms(word))


def _common(word: str, cores: set[str]) -> bool:
    """Whether so many categories hold a word (科学, 素质) that it tells none of them."""
    return sum(word in core for core in cores) > MOST_SHARING


def _share(core: str, words: tuple[str, ...], lexicon: Lexicon) -> float:
    """The weighted share of the words that a category's name holds, between 0 and 1."""
    held = sum(lexicon.weight(w) for w in words if _holds(core, w, lexicon))
    return held / sum(lexicon.weight(w) for w in words)


def _holds(core: str, term: str, lexicon: Lexicon) -> bool:
    return any(word in core for word in (compact(term), *lexicon.synonyms(term)))
