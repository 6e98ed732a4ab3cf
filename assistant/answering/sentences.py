"""Sentences of running text as answers: which are given, with what goes on from them, and of which year (句子)."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft
from assistant.answering.gaps import gap_notes
from assistant.answering.sections import quote
from assistant.collection import Sentence
from assistant.matching.lexicon import compact
from assistant.matching.matcher import SentenceMatch
from assistant.understanding.frame import Frame
from corpus.records import Section, SectionKind

LONGEST_CLAUSE = 260
CONTINUES = re.compile(r"主要表现|具体|一是|包括|其中|即|分别")
ENUMERATES = 3
"""A sentence of at least so many clauses says one by one what the sentence before it sums up."""
SHORT = 48
MOST_SENTENCES = 3
LONGEST_HEADING = 10
ASKS_ALL = re.compile(
    r"除了?[^,，。?？]{1,10}(?:以?外|之外|[,，]|还)|还(?:要|有|写|提|包括|说)|完整|全部|全文|整段|原文|哪些(?:具体)?(?:目标|要求|变化|方面)|什么样"
)
SHARE = re.compile(r"比例|百分|多少|几成|占比|指标|数字|数值")
OF_GOALS = frozenset({"发展", "实现", "远景", "达到", "规划", "愿景", "蓝图", "发展目标", "总体"})
DATED = re.compile(r"^(?:\([一二三四五六七八九十]\))?(?:发展目标|总体目标|主要目标)?(?:到|截至)?((?:19|20)\d{2})年")


def answer_sentences(matches: tuple[SentenceMatch, ...], context: Context, kind: Kind) -> Draft:
    """Quote sentences, the best first; the notes say where the copy has gaps nearby."""
    chosen = tuple(m.sentence for m in matches)
    sections = tuple(context.collection.sections[i] for i in dict.fromkeys(s.section_id for s in chosen))
    sure = min(1.0, matches[0].score)
    return Draft(kind=kind, statements=tuple(quote(s) for s in chosen), notes=gap_notes(sections), confidence=sure)


def choose_sentences(matches: tuple[SentenceMatch, ...], *, margin: float = 0.1) -> tuple[SentenceMatch, ...]:
    """The best sentence and at most two more nearly as good, the same words once."""
    if not matches:
        return ()
    near = [m for m in matches if m.score >= matches[0].score - margin]
    by_text: dict[str, SentenceMatch] = {}
    for match in near:
        by_text.setdefault(match.sentence.text, match)
    return tuple(by_text.values())[:MOST_SENTENCES]


def with_continuation(matches: tuple[SentenceMatch, ...], frame: Frame, context: Context) -> tuple[SentenceMatch, ...]:
    """The sentences, the best one with the next where that goes on to say what it announces (主要表现在：…)."""
    best = matches[0]
    if (headed := _headed(best.sentence, context)) and frame.shows("content", "list"):
        return (best, *(SentenceMatch(sentence=s, score=best.score, coverage=best.coverage) for s in headed))
    following = _next(best.sentence, context)
    if following is None or not (_announces(best.sentence, following) or _sums_up(best.sentence, following, frame)):
        return matches
    return (best, SentenceMatch(sentence=following, score=best.score, coverage=best.coverage))


def asked_stretch(frame: Frame, context: Context) -> Draft | None:
    """All that is said of a year, where more than one figure of it is asked for; None where it is not."""
    if len(frame.years) != 1 or frame.figures or not (ASKS_ALL.search(frame.text) or _only_a_year(frame, context)):
        return None
    told = dated_stretch(frame.years[0], frame, context)
    if not told or (SHARE.search(frame.text) and not ASKS_ALL.search(frame.text)):
        return None
    found = tuple(SentenceMatch(sentence=s, score=1.0, coverage=1.0) for s in told)
    return answer_sentences(found, context, Kind.SECTION)


def _only_a_year(frame: Frame, context: Context) -> bool:
    telling = (t for t in frame.terms if context.lexicon.knows(t) and not context.lexicon.is_common(t))
    return not any(t not in OF_GOALS for t in telling)


def dated_stretch(year: int, frame: Frame, context: Context) -> tuple[Sentence, ...]:
    """The sentences that say what is to be in a year: from the one that begins with it to the next year's."""
    told = (s for s in context.collection.sentences if not frame.doc_ids or s.doc_id in frame.doc_ids)
    first = next((s for s in told if s.task_id is None and _begins_with(s) == year), None)
    if first is None:
        return ()
    siblings = context.collection.sentences_by_section[first.section_id]
    at = siblings.index(first)
    end = next((i for i in range(at + 1, len(siblings)) if _begins_with(siblings[i])), len(siblings))
    return siblings[at:end]


def headed_by(sentence: Sentence, context: Context) -> Section | None:
    """The section whose heading a sentence is, None where it is none or heads a task."""
    section = context.collection.sections[sentence.section_id]
    if section.heading is None or sentence.task_id is not None:
        return None
    begins = compact((section.num or "") + section.heading)
    return section if compact(sentence.text).startswith((begins, compact(section.heading))) else None


def short_clause(sentence: Sentence, context: Context) -> Section | None:
    """The clause a sentence stands in, where it is short enough to be quoted whole."""
    section = context.collection.sections[sentence.section_id]
    short = section.kind is SectionKind.CLAUSE and len(section.text) <= LONGEST_CLAUSE
    return section if short and section.heading and sentence.task_id is None else None


def sentences_with_years(frame: Frame, context: Context) -> tuple[SentenceMatch, ...]:
    """Sentences of the documents named, outside their tasks, that print one of the years asked about."""
    years = tuple(f"{y}年" for y in frame.years)
    found = [
        SentenceMatch(sentence=s, score=1.0, coverage=1.0)
        for s in context.collection.sentences
        if s.doc_id in frame.doc_ids and s.task_id is None and any(y in compact(s.text) for y in years)
    ]
    return tuple(found[:MOST_SENTENCES])


def _next(sentence: Sentence, context: Context) -> Sentence | None:
    siblings = context.collection.sentences_by_section.get(sentence.section_id, ())
    at = siblings.index(sentence) + 1
    return siblings[at] if at < len(siblings) else None


def _headed(sentence: Sentence, context: Context) -> tuple[Sentence, ...]:
    """What stands under a sentence that serves as a heading (加强理论研究。), up to the next such sentence."""
    siblings = context.collection.sentences_by_section.get(sentence.section_id, ())
    if sentence.task_id is not None or not _is_heading(sentence):
        return ()
    behind = siblings[siblings.index(sentence) + 1 :]
    return tuple(takewhile(lambda s: not _is_heading(s), behind))[:MOST_SENTENCES]


def _is_heading(sentence: Sentence) -> bool:
    return len(compact(sentence.text)) <= LONGEST_HEADING and sentence.text.endswith("。")


def _announces(sentence: Sentence, following: Sentence) -> bool:
    return CONTINUES.match(following.text) is not None and len(sentence.text) <= SHORT


def _sums_up(sentence: Sentence, following: Sentence, frame: Frame) -> bool:
    """Whether a sentence only sums up (取得显著成效。) what the next says one by one, and that is asked."""
    return frame.shows("list", "content") and "；" not in sentence.text and following.text.count("；") >= ENUMERATES


def _begins_with(sentence: Sentence) -> int:
    match = DATED.match(compact(sentence.text)) or DATED.match("".join(sentence.text.split()))
    return int(match.group(1)) if match else 0
