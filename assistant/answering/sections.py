"""What a section or a sentence of running text says: headings below it, its text, definitions (章节内容、定义)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import heading_evidence, section_row, sentence_evidence
from assistant.collection import Sentence
from assistant.matching.lexicon import compact
from assistant.matching.matcher import SentenceMatch
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Section, SectionKind

LONGEST_TEXT = 360
"""Characters of a section's text quoted at most before only the sentences asked for are."""
LONGEST_CLAUSE = 260
CONTINUES = re.compile(r"主要表现|具体|一是|包括|其中|即|分别")
SHORT = 48
MOST_SENTENCES = 3
DEFINES = r"(?:{term}[”\"》）)]{{0,2}}(?:是指|指的是|是|即|包括)|(?:是|即|称为|简称)[^。；]{{0,16}}?[“《\"]?{term})"


def answer_section(section: Section, frame: Frame, context: Context) -> Draft:
    """Give the headings below a section, or its text where nothing stands below; gaps of the copy are said."""
    below = context.collection.children.get(section.section_id, ())
    children = tuple(c for c in below if c.heading or context.collection.task_of(c))
    statements = _children_lines(section, children, context) if children else _text_lines(section, context)
    return Draft(
        kind=Kind.SECTION,
        statements=statements,
        rows=tuple(section_row(c) for c in children),
        notes=gap_notes(context.collection.subtree(section.section_id)),
    )


def answer_sentences(matches: tuple[SentenceMatch, ...], context: Context, kind: Kind) -> Draft:
    """Quote sentences, the best first; the notes say where the copy has gaps nearby."""
    chosen = tuple(m.sentence for m in matches)
    sections = tuple(context.collection.sections[i] for i in dict.fromkeys(s.section_id for s in chosen))
    return Draft(kind=kind, statements=tuple(quote(s) for s in chosen), notes=gap_notes(sections))


def choose_sentences(matches: tuple[SentenceMatch, ...], *, margin: float = 0.1) -> tuple[SentenceMatch, ...]:
    """The best sentence and at most two more nearly as good, the same words once."""
    if not matches:
        return ()
    near = [m for m in matches if m.score >= matches[0].score - margin]
    by_text: dict[str, SentenceMatch] = {}
    for match in near:
        by_text.setdefault(match.sentence.text, match)
    return tuple(by_text.values())[:MOST_SENTENCES]


def with_continuation(matches: tuple[SentenceMatch, ...], context: Context) -> tuple[SentenceMatch, ...]:
    """The sentences, the best one with the next where that goes on to say what it announces (主要表现在：…)."""
    best = matches[0].sentence
    siblings = context.collection.sentences_by_section.get(best.section_id, ())
    position = siblings.index(best)
    following = siblings[position + 1] if position + 1 < len(siblings) else None
    if following is None or not CONTINUES.match(following.text) or len(best.text) > SHORT:
        return matches
    return (matches[0], SentenceMatch(sentence=following, score=matches[0].score, coverage=matches[0].coverage))


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


def find_definition(frame: Frame, context: Context) -> tuple[SentenceMatch, ...]:
    """The sentence that defines the topic (X是指…, …是X, 以下简称X), else none."""
    ranked = context.matcher.sentences(context.topic(frame), lambda s: _defines(s, frame))
    return tuple(m for m in ranked[:1] if m.coverage >= 0.6)


def _defines(sentence: Sentence, frame: Frame) -> bool:
    longest = max(frame.terms, key=len, default="")
    tail = frame.terms[-1] if frame.terms else ""
    return any(t and re.search(DEFINES.format(term=re.escape(t)), sentence.text) for t in (longest, tail))


def quote(sentence: Sentence) -> Statement:
    """One sentence as a line with its place."""
    text = WORDING["quote_line"].format(locator=sentence.locator, text=sentence.text)
    return Statement(text=text, evidence=sentence_evidence(sentence))


def gap_notes(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """What the copy has lost in these sections."""
    notes = []
    for section in sections:
        if section.n_lost is None:
            notes.append(WORDING["section_gap_unknown"].format(locator=section.locator))
        elif section.n_lost:
            notes.append(WORDING["section_gap"].format(locator=section.locator, n=section.n_lost))
    return tuple(dict.fromkeys(notes))


def _children_lines(section: Section, children: tuple[Section, ...], context: Context) -> tuple[Statement, ...]:
    titles = (c.heading or getattr(context.collection.task_of(c), "title", "") for c in children)
    items = "；".join(titles)
    text = WORDING["section_children"].format(locator=section.locator, n=len(children), items=items)
    evidence = tuple(e for c in children for e in heading_evidence(c))
    return (Statement(text=text, evidence=evidence, tallies=(Tally(of=tuple(c.section_id for c in children)),)),)


def _text_lines(section: Section, context: Context) -> tuple[Statement, ...]:
    """The section's text, one line for each stretch that the copy gives without a break."""
    lines: list[Statement] = []
    length = 0
    for part in context.collection.subtree(section.section_id):
        for passage in context.collection.stretches(part):
            length += len(passage.text)
            if lines and length > LONGEST_TEXT:
                return tuple(lines)
            lines.append(quote(passage))
    return tuple(lines)
