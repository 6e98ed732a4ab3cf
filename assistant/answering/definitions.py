"""What a term means by the text (定义): the sentence that defines it, else the one that explains or introduces it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Kind, Reason
from assistant.answering import headings
from assistant.answering.context import Context
from assistant.answering.draft import Draft
from assistant.answering.places import Place
from assistant.answering.refusing import refuse
from assistant.answering.sections import answer_place
from assistant.answering.sentences import answer_sentences
from assistant.collection import Sentence
from assistant.matching.lexicon import compact
from assistant.matching.matcher import SentenceMatch
from assistant.understanding.cues import CUES
from assistant.understanding.folding import fold_question
from assistant.understanding.frame import Frame
from corpus.fold import fold
from corpus.records import SectionKind

MARK = r"[“”\"'《》（）()]*"
GAP = r"[^，。；：,;]"
VERBS = "加强|推进|推动|开展|立足|提高|助力|落实|实施|围绕|强化|服务|紧扣"
BY_CLASS = rf"{{term}}{MARK}等(?!级|待|于|号){GAP}{{{{3,}}}}"
DEFINING: tuple[str, ...] = (
    rf"{{term}}{MARK}{GAP}{{{{0,6}}}}(?:是指|指的是|指)(?!导|引|示|挥|标|南|点)",
    rf"(?:以下)?简称{MARK}{{term}}|称(?:之)?为{MARK}{{term}}",
    rf"、{GAP}{{{{1,12}}}}(?:是|即|为){GAP}{{{{0,12}}}}{{term}}",
    rf"{{term}}{MARK}(?:是|即|主要包括|主要有|包括|包含|分为|由{GAP}{{{{2,20}}}}组成)",
    rf"{{term}}{GAP}{{{{0,14}}}}，(?:面向|包括|主要是|涵盖){GAP}{{{{2,}}}}、",
    rf"以{GAP}{{{{2,24}}}}为{GAP}{{{{1,6}}}}的{MARK}{{term}}",
    rf"、{GAP}{{{{1,24}}}}(?:的|等){MARK}{{term}}",
    BY_CLASS,
    rf"(?:[一-鿿]{{{{2}}}}){{{{2,}}}}(?<!{'|'.join(VERBS.split('|'))})“{{term}}",
)
"""How a text defines or explains a term, the surest first; the last is a term in quotes with its words before it."""
NUMERAL = re.compile(r"^[一二三四五六七八九十两双](?!体|些|般|定|般|带|流|线)")
"""A term that sums up a number of things (五小): a sentence that only uses it says nothing of it."""
ENUMERATION = re.compile(r"哪[一二两三四五六七八九十](?:个|样|项|种|小|大|点|方面)?")
STRICTLY = re.compile(r"定义|界定|官方")
"""Asked for a definition by this word, a sentence that only uses the term is none."""
ABBREVIATION = re.compile(r"简称[《“\"]([^》”\"]{2,30})[》”\"]")
ALIKE = 0.8
SHORTEST = 2
LEAST = 0.6
MORE = 10
PARTICLES = re.compile(r"^[的了是在]+|[的了是吗呢吧]+$")
QUOTED = re.compile(r"[\"'“]([^\"'”]{2,20})[\"'”]")


def answer_definition(frame: Frame, context: Context) -> Draft:
    """Give what the text says a term means, or refuse where the term is nowhere or nothing is said of it."""
    found = find_definition(frame, context)
    if found is not None:
        return answer_sentences((SentenceMatch(sentence=found, score=1.0, coverage=1.0),), context, Kind.DEFINITION)
    named = [s for s in headings.named_headings(frame, context) if s.kind is SectionKind.CLAUSE]
    if named and not ENUMERATION.search(frame.text):
        draft = answer_place(Place(sections=tuple(named[:1])), frame, context)
        return draft.model_copy(update={"kind": Kind.DEFINITION}) if draft.reason is None else draft
    introduced = _introducing(frame, context)
    if introduced is None:
        return refuse(frame, context, Reason.NOT_STATED, frame.topic or frame.text)
    return answer_sentences((introduced,), context, Kind.DEFINITION)


def find_definition(frame: Frame, context: Context) -> Sentence | None:
    """The sentence that defines or explains the term asked about, the surest way first; None where none does."""
    terms = asked_terms(frame, context)
    scope = _sentences(frame, context)
    for term in terms[:1]:
        for pattern in (p for p in DEFINING if not (p is BY_CLASS and NUMERAL.match(term))):
            defining = re.compile(pattern.format(term=_spaced(term)))
            matching = [s for s in scope if defining.search(s.text)]
            if matching:
                return _best(matching, frame, context)
        if _heads_a_clause(term, frame, context):
            return None
    return None


def find_abbreviation(frame: Frame, context: Context) -> Sentence | None:
    """The sentence that introduces the short name the question gives (以下简称); None where it gives none."""
    text = compact(QUOTED.sub(r"\1", frame.text))
    for sentence in context.collection.sentences:
        for short in ABBREVIATION.findall(fold(sentence.text)):
            if _is_like(compact(fold_question(short)), text):
                return sentence
    return None


def asked_terms(frame: Frame, context: Context) -> tuple[str, ...]:
    """What may be the term asked about, as the corpus prints it: in quotes, else the longest stretches printed."""
    quoted = [q for q in QUOTED.findall(frame.text) if context.lexicon.knows(compact(q))]
    bare = CUES["definition"].sub(" ", frame.text)
    runs = (compact(r) for r in re.split(r"[^\w\"“”'《》]+", bare))
    printed = (p for r in runs for p in _printed(r, context))
    longest = sorted(dict.fromkeys(printed), key=len, reverse=True)
    wider = [p for p in longest[:1] if any(compact(q) in p for q in quoted)]
    tail = sorted(frame.terms, key=len, reverse=True)[:1]
    return tuple(dict.fromkeys((*wider, *map(compact, quoted), *longest, *tail)))


def _printed(run: str, context: Context) -> Iterable[str]:
    """The longest stretch of a run of characters that the corpus prints, if it says more than a common word."""
    run = PARTICLES.sub("", run)
    for length in range(len(run), SHORTEST - 1, -1):
        for at in range(len(run) - length + 1):
            piece = run[at : at + length]
            if context.lexicon.knows(piece):
                return (piece,)
    return ()


def _introducing(frame: Frame, context: Context) -> SentenceMatch | None:
    """The sentence that holds the topic best; none for a term that sums up what the text does not name."""
    terms = asked_terms(frame, context)
    if STRICTLY.search(frame.text):
        return None
    if ENUMERATION.search(frame.text) or not terms or any(NUMERAL.match(t) for t in terms[:1]):
        return None
    scope = {id(s) for s in _sentences(frame, context)}
    held = [s for s in _sentences(frame, context) if _spaced_in(terms[0], s.text) and _says_more(s, terms[0])]
    whole = len(terms[0]) >= len(frame.topic) - 1
    if held and whole:
        return SentenceMatch(sentence=_best(held, frame, context), score=1.0, coverage=1.0)
    ranked = context.matcher.sentences(context.topic(frame), lambda s: id(s) in scope)
    return ranked[0] if ranked and ranked[0].coverage >= LEAST else None


def _heads_a_clause(term: str, frame: Frame, context: Context) -> bool:
    return any(term in compact(s.heading) for s in headings.candidates(frame, context) if s.heading and len(term) > 3)


def _says_more(sentence: Sentence, term: str) -> bool:
    """Whether a sentence says more than a heading that holds the term."""
    return len(compact(sentence.text)) > len(term) + MORE


def _best(sentences: list[Sentence], frame: Frame, context: Context) -> Sentence:
    ids = {id(s) for s in sentences}
    ranked = context.matcher.sentences(context.topic(frame), lambda s: id(s) in ids) if frame.terms else ()
    return ranked[0].sentence if ranked else sentences[0]


def _sentences(frame: Frame, context: Context) -> tuple[Sentence, ...]:
    wanted = () if frame.both_documents else frame.doc_ids
    allowed = context.filters.doc_ids
    return tuple(
        s
        for s in context.collection.sentences
        if (not wanted or s.doc_id in wanted) and (not allowed or s.doc_id in allowed)
    )


def _spaced(term: str) -> str:
    """A pattern for a term with marks and white space within it."""
    return r"\W*".join(map(re.escape, term))


def _spaced_in(term: str, text: str) -> bool:
    return re.search(_spaced(term), text) is not None


def _is_like(short: str, text: str) -> bool:
    """Whether most characters of a short name stand in the question, in order, side by side."""
    for at in range(max(1, len(text) - len(short) + 1)):
        same = sum(a == b for a, b in zip(short, text[at : at + len(short)], strict=False))
        if same >= ALIKE * len(short):
            return True
    return False
