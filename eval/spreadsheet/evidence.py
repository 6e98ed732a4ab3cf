"""Evidence as staff write it, quoted text with or without its document, and as the gold questions hold it, in offsets.

A line of the cell is one group of ``GoldQuestion.evidence``, its choices are ways to cite it. A choice is
``《title》quote`` or ``doc_id：quote`` or the quote alone, and stands for every place where the quote occurs; one place
among several is told by its offsets, ``quote〔start-end〕``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from corpus.fold import fold
from corpus.records import Document
from eval.errors import CellError
from eval.questions import GoldSpan
from eval.spreadsheet import wording
from eval.spreadsheet.cells import joined, parted

LEAST = 4
"""Characters, white space left out, that a quote without offsets must have."""

MOST_PLACES = 20
"""A quote that occurs more often proves nothing."""

_PLACE = re.compile(r"\s*〔(\d+)-(\d+)〕$")
_SPACE = re.compile(r"\s+")
_TITLE = re.compile(r"《([^》]+)》\s*")


class Quotes:
    """Finds quotes in the stored texts of a corpus; white space, width and old characters make no difference."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.doc_id: document for document in documents}
        self._squeezed = cache(self._squeeze)

    def read(self, cell: str) -> tuple[tuple[GoldSpan, ...], ...]:
        """The groups of an evidence cell.

        Raises:
            CellError: a quote stands nowhere, too often or not where it is said to, or a document is not clear.
        """
        return tuple(
            tuple(dict.fromkeys(span for choice in choices for span in self._spans(n, choice)))
            for n, choices in enumerate(parted(cell), start=1)
        )

    def write(self, evidence: Iterable[Sequence[GoldSpan]]) -> str:
        """The cell that ``read`` makes this evidence of."""
        return joined(self._choices(group) for group in evidence)

    def _choices(self, group: Sequence[GoldSpan]) -> list[str]:
        """The choices of a group, as short as still stands for its places and no others."""
        for write in (_quoted, self._named):
            choices = list(dict.fromkeys(write(span) for span in group))
            if self._means(choices, group):
                return choices
        return [f"{self._named(span)}〔{span.start}-{span.end}〕" for span in group]

    def _means(self, choices: Sequence[str], group: Sequence[GoldSpan]) -> bool:
        try:
            return self.read(joined([choices])) == (tuple(group),)
        except CellError:
            return False

    def _named(self, span: GoldSpan) -> str:
        """A span's quote after its document: by title where that is no other's, else by id."""
        title = self._documents[span.doc_id].title
        unique = sum(document.title == title for document in self._documents.values()) == 1
        return (f"《{title}》" if unique else f"{span.doc_id}：") + _quoted(span)

    def _spans(self, n: int, choice: str) -> Iterator[GoldSpan]:
        doc_ids, rest = self._documents_of(n, choice)
        place = _PLACE.search(rest)
        quote = rest[: place.start()] if place else rest
        where = f"《{self._documents[doc_ids[0]].title}》" if len(doc_ids) == 1 else wording.ALL_DOCUMENTS
        if place:
            yield self._at(n, doc_ids, quote, int(place[1]), int(place[2]), where)
            return
        if len(_SPACE.sub("", quote)) < LEAST:
            raise CellError(wording.QUOTE_TOO_SHORT.format(n=n, quote=quote, least=LEAST))
        found = [span for doc_id in doc_ids for span in self._found(doc_id, quote)]
        if not found:
            raise CellError(wording.QUOTE_NOT_FOUND.format(n=n, quote=quote, where=where))
        if len(found) > MOST_PLACES:
            raise CellError(wording.QUOTE_TOO_COMMON.format(n=n, quote=quote, where=where, n_places=len(found)))
        yield from found

    def _documents_of(self, n: int, choice: str) -> tuple[tuple[str, ...], str]:
        """The documents that a choice may be quoted from, and the choice without their name."""
        for doc_id, document in self._documents.items():
            for name in (f"{doc_id}：", f"{doc_id}:", f"《{document.title}》"):
                if choice.startswith(name):
                    return self._titled(document.title) if "《" in name else (doc_id,), choice[len(name) :].lstrip()
        titled = _TITLE.match(choice)
        named = self._titled(titled[1]) if titled else ()
        if titled and len(named) > 1:
            expected = "、".join(self._documents[doc_id].title for doc_id in named)
            raise CellError(wording.AMBIGUOUS_DOCUMENT.format(n=n, found=titled[1], expected=expected))
        if titled and named:
            return named, choice[titled.end() :]
        return tuple(self._documents), choice

    def _titled(self, name: str) -> tuple[str, ...]:
        """The documents of exactly this title; where there is none, those whose title has the name in it."""
        wanted = _SPACE.sub("", fold(name))
        titles = {doc_id: _SPACE.sub("", fold(document.title)) for doc_id, document in self._documents.items()}
        exact = tuple(doc_id for doc_id, title in titles.items() if title == wanted)
        return exact or tuple(doc_id for doc_id, title in titles.items() if wanted in title)

    def _found(self, doc_id: str, quote: str) -> Iterator[GoldSpan]:
        squeezed, places = self._squeezed(doc_id)
        wanted = _SPACE.sub("", fold(quote))
        at = squeezed.find(wanted)
        while at >= 0:
            yield self._span(doc_id, places[at], places[at + len(wanted) - 1] + 1)
            at = squeezed.find(wanted, at + 1)

    def _at(self, n: int, doc_ids: Sequence[str], quote: str, start: int, end: int, where: str) -> GoldSpan:
        wanted = _SPACE.sub("", fold(quote))
        for doc_id in doc_ids:
            if wanted and _SPACE.sub("", fold(self._documents[doc_id].text[start:end])) == wanted:
                return self._span(doc_id, start, end)
        raise CellError(wording.QUOTE_DIFFERS.format(n=n, quote=quote, where=where, start=start, end=end))

    def _span(self, doc_id: str, start: int, end: int) -> GoldSpan:
        return GoldSpan(doc_id=doc_id, quote=self._documents[doc_id].text[start:end], start=start, end=end)

    def _squeeze(self, doc_id: str) -> tuple[str, list[int]]:
        """A text folded and without white space, and where each of its characters stands in the stored text."""
        text = fold(self._documents[doc_id].text)
        places = [i for i, character in enumerate(text) if not character.isspace()]
        return "".join(text[i] for i in places), places


def _quoted(span: GoldSpan) -> str:
    return _SPACE.sub(" ", span.quote)
