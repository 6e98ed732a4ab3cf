"""From a question alone, without its history, to a frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TypeVar

from assistant.answer import Kind
from assistant.collection import Collection
from assistant.matching.lexicon import Lexicon, compact
from assistant.understanding.categories import find_categories
from assistant.understanding.correcting import Corrector
from assistant.understanding.courtesies import without_courtesies
from assistant.understanding.cues import CUES, find_cues, without_cues
from assistant.understanding.folding import fold_question
from assistant.understanding.frame import Frame
from assistant.understanding.intent import Signs, decide_kind
from assistant.understanding.names import DocumentMention, DocumentNames
from assistant.understanding.slots import find_slots
from assistant.understanding.stopwords import STOPWORDS
from assistant.understanding.structure import NUMBERED
from assistant.understanding.titles import TaskTitles
from corpus.units.mentions import Mention, find_mentions
from corpus.units.registry import Register
from corpus.units.unknown_units import find_unknown_units

TASKS_ASKED = re.compile(
    r"任务|工作(?!室|者|站)|活(?!动|力|跃)|事项|项目|清单|几[项条件]|哪[几些][项条件]|多少[项条件]|差事|列名|task|标题|题目"
    r"|(?:哪些|所有|全部|哪几个|几个|多少个?)[^,，。?？]{0,4}活动|活动(?=有(?:哪|几|多少|什么|啥)|都?有哪|[?？]|$)"
)
LAST_ITEM = re.compile(r"(?:最后|最末|末尾|末了)的?一?(?:项|条|个)")
LAST = -1
THIS_YEAR = re.compile(r"(?:今年|本年|年度)的?(?:重点)?(?:任务|工作|安排)")
BLANK = " "
NOUNS = ("n", "j", "l", "i", "e")
"""First letters of jieba's tags of nouns, abbreviations, set phrases and Latin words."""
T = TypeVar("T")
OR = "还是"
CONDITIONS = ("several_units", "single_unit", "holding")
CONDITION = re.compile("|".join(CUES[name].pattern for name in CONDITIONS) + r"|各区之间")
INSIDE_WORD = re.compile(r"[^\w\s]|_")
INSIDE_NUMBER = re.compile(r"(?<=\d)·(?=\d)")
"""The dot of a day that names something (5·12) parts no words."""


class Understanding:
    """Understands questions against one collection and its register."""

    def __init__(
        self,
        collection: Collection,
        register: Register,
        lexicon: Lexicon,
        corrector: Corrector,
        cut: Callable[[str], Iterable[tuple[str, str]]],
    ) -> None:
        self._collection = collection
        self._register = register
        self._lexicon = lexicon
        self._corrector = corrector
        self._cut = cut
        self._names = DocumentNames(collection)
        self._titles = TaskTitles(collection)
        named = {d.jurisdiction for d in collection.corpus.documents if d.jurisdiction}
        self._places = named | {name.rstrip("省市区县") for name in named}

    def understand(self, text: str) -> Frame:
        """Read one question that stands alone. Deterministic; raises nothing for any text that ``screen`` let pass."""
        folded, corrections = self._corrector.correct(without_courtesies(fold_question(text)))
        frame = self._by_title(folded) or self._read(folded)
        return classify(frame.model_copy(update={"resolved": text.strip(), "corrections": corrections}))

    def _by_title(self, folded: str) -> Frame | None:
        """A question that gives a task's title and no other topic; what stands within the title asks for nothing."""
        title = self._titles.find(folded)
        if title is None:
            return None
        frame = self._read(_mask(folded, [(title.start, title.end)]))
        if any(not self._lexicon.is_common(term) for term in frame.terms):
            return None
        words = folded[title.start : title.end]
        terms = self._terms(words)
        told = {"terms": terms, "topic": "".join(terms), "gist": words, "titled": title.task_ids, "categories": ()}
        return frame.model_copy(update={"text": folded, "has_other_topic": True, **told}) if terms else None

    def _read(self, folded: str) -> Frame:
        """The slots of a folded question; names of documents are taken out first, then units, numbers and cues."""
        documents = self._outside_units(folded)
        plain = _mask(folded, ((d.start, d.end) for d in documents))
        cues = find_cues(plain)
        slots = find_slots(plain)
        mentions = tuple(m for m in find_mentions(plain, self._register) if self._is_meant(m.unit_id, cues))
        cues |= {"lead"} if _chooses(plain, mentions) else frozenset()
        masked = _mask(plain, [*((m.start, m.end) for m in find_mentions(plain, self._register)), *slots.spans])
        unknown = find_unknown_units(masked, self._register)
        plainly = without_cues(NUMBERED.sub(BLANK, CONDITION.sub(BLANK, _without(masked, unknown))))
        excluded = [m.unit_id for m in mentions if _inside((m.start, m.end), slots.excluded_spans)]
        frame = Frame(
            text=folded,
            resolved=folded,
            kind=Kind.TASK_CONTENT,
            cues=cues,
            units=_once(m.unit_id for m in mentions if m.unit_id not in excluded),
            excluded=_once(excluded),
            unknown_units=unknown,
            doc_ids=self._doc_ids(documents),
            parts=_once(d.part for d in documents if d.part),
            years=slots.years,
            numbers=slots.numbers or ((LAST,) if documents and LAST_ITEM.search(plain) else ()),
            figures=slots.figures,
            both_documents=self._names_both(documents, slots.years, THIS_YEAR.search(plain) is not None),
            asks_tasks=TASKS_ASKED.search(plain) is not None,
        )
        return self._with_topic(frame, plainly)

    def _outside_units(self, folded: str) -> tuple[DocumentMention, ...]:
        """Names of documents, without those that are part of a unit's name (规划 in 北京市规划和自然资源委员会)."""
        units = [(m.start, m.end) for m in find_mentions(folded, self._register)]
        return tuple(d for d in self._names.find(folded) if not _inside((d.start, d.end), units))

    def _with_topic(self, frame: Frame, plainly: str) -> Frame:
        """Add what the question is about: its words, and the category they name."""
        terms = self._terms(plainly)
        told = self._elsewhere(terms, frame.doc_ids)
        terms = tuple(t for t in terms if t in told or not self._lexicon.is_common(t)) or terms
        plan_only = frame.doc_ids and not set(frame.doc_ids) & set(self._collection.parts)
        categories = () if plan_only else find_categories(terms, frame.text, self._collection, self._lexicon)
        return frame.model_copy(
            update={
                "terms": terms,
                "topic": "".join(terms),
                "gist": "".join(plainly.split()) if terms else "",
                "categories": categories,
                "has_other_topic": bool(self._elsewhere(terms, frame.doc_ids)),
            }
        )

    def _terms(self, masked: str) -> tuple[str, ...]:
        """Words that say what the question is about: those the corpus knows, and nouns that it does not."""
        joined = INSIDE_WORD.sub(BLANK, INSIDE_NUMBER.sub("", masked))
        pairs = self._merged([(w.strip(), flag) for w, flag in self._cut(joined)])
        return _once(w for w, flag in pairs if w and w not in STOPWORDS and self._tells(compact(w), flag))

    def _merged(self, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Put words together that were cut apart: 元 + 宇宙 where the corpus has 元宇宙, unknown ones side by side."""
        merged: list[tuple[str, str]] = []
        for word, flag in pairs:
            last, last_flag = merged[-1] if merged else ("", "")
            if last and word and self._belong(last, word):
                merged[-1] = (last + word, "n" if "n" in last_flag[:1] + flag[:1] else flag)
            else:
                merged.append((word, flag))
        return merged

    def _belong(self, left: str, right: str) -> bool:
        if left in STOPWORDS or right in STOPWORDS or not (left + right).isalnum():
            return False
        if min(len(left), len(right)) == 1 and self._lexicon.knows(compact(left + right)):
            return True
        return not self._lexicon.knows(compact(left)) and not self._lexicon.knows(compact(right))

    def _tells(self, word: str, flag: str) -> bool:
        if (len(word) < 2 and not word.isdigit()) or word in self._places:
            return False
        if self._lexicon.is_misspelling_of(word, STOPWORDS):
            return False
        known = self._lexicon.knows(word) or self._lexicon.synonyms(word) or self._lexicon.homophone_of(word)
        return bool(known) or flag[:1] in NOUNS

    def _elsewhere(self, terms: tuple[str, ...], doc_ids: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a topic that are not merely words of the titles of the documents named."""
        titles = compact("".join(self._collection.documents[d].title for d in doc_ids))
        return tuple(t for t in terms if compact(t) not in titles)

    def _is_meant(self, unit_id: str, cues: frozenset[str]) -> bool:
        """A group (各区) is asked about only where its tasks or its part in tasks are."""
        asks = not cues.isdisjoint({"unit_work", "list", "count", "responsible", "lead", "yes_no", *CONDITIONS})
        return asks or not self._collection.is_group(unit_id)

    def _doc_ids(self, documents: tuple[DocumentMention, ...]) -> tuple[str, ...]:
        """The documents meant: those named outright, else those that every genre name fits."""
        outright = _once(d for m in documents if not m.is_genre for d in m.doc_ids)
        return outright or _once(d for m in documents for d in m.doc_ids)

    def _names_both(self, documents: tuple[DocumentMention, ...], years: tuple[int, ...], this_year: bool) -> bool:
        """Whether a plan and the tasks of a year are both named; a year, or 今年的任务, may stand for its tasks."""
        with_tasks = set(self._collection.parts)
        named = {d for m in documents for d in m.doc_ids}
        yearly = {d for d in with_tasks if self._collection.documents[d].period in {(y, y) for y in years}}
        yearly |= with_tasks if this_year else set()
        return bool((named | yearly) & with_tasks) and bool(named - with_tasks)


def classify(frame: Frame) -> Frame:
    """Give the frame with the kind that its cues and slots show."""
    return frame.model_copy(update={"kind": decide_kind(_signs(frame))})


def _signs(frame: Frame) -> Signs:
    return Signs(
        cues=frame.cues,
        has_units=bool(frame.units or frame.unknown_units),
        has_topic=bool(frame.terms) and not frame.categories,
        has_other_topic=frame.has_other_topic and not frame.categories,
        has_document=bool(frame.doc_ids),
        has_numbers=bool(frame.numbers or frame.bound_tasks),
        has_category=bool(frame.categories),
        names_plan_and_tasks=frame.both_documents,
        asks_tasks=frame.asks_tasks,
    )


def _chooses(text: str, mentions: tuple[Mention, ...]) -> bool:
    """Whether the question asks which of two units it is (市科协还是团市委)."""
    return any(OR in text[one.end : other.start] for one, other in pairwise(mentions))


def _mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, BLANK * len(name))
    return text


def _inside(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
