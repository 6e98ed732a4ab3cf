"""Citations as a reader sees them: the marker in the text and the list of places (出处)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.page import wording
from assistant.page.escaping import escaped, flowed, shown_date

N_OPEN = 3
"""How many citations are shown unfolded: a reader checks an answer against two or three quoted lines."""


def render_marker(citation: Citation, turn: int) -> str:
    """Give the button that opens a citation of the ``turn``-th exchange; its tip shows place and quote."""
    where = wording.MARKER.format(n=citation.n, where=_where(citation))
    tip = f"{where}\n{_quote_line(citation)}"
    return (
        f'<button type="button" class="marker" data-event="open" data-what="citation" data-turn="{turn}"'
        f' data-n="{citation.n}" title="{escaped(tip)}" aria-label="{escaped(where)}">{citation.n}</button>'
    )


def render_citations(citations: Sequence[Citation], turn: int) -> str:
    """Give the list of citations, the first ``N_OPEN`` open and the others folded; "" where there are none."""
    if not citations:
        return ""
    shown, folded = citations[:N_OPEN], citations[N_OPEN:]
    html = f'<h4>{wording.CITATIONS}</h4><ol class="citations">{_items(shown, turn)}</ol>'
    if folded:
        summary = wording.MORE_CITATIONS.format(n=len(folded))
        html += f'<details><summary>{summary}</summary><ol class="citations">{_items(folded, turn)}</ol></details>'
    return f'<section class="sources">{html}</section>'


def _items(citations: Sequence[Citation], turn: int) -> str:
    return "".join(_render_item(citation, turn) for citation in citations)


def _render_item(citation: Citation, turn: int) -> str:
    title = flowed(citation.title)
    facts = "".join(f"<span>{flowed(fact)}</span>" for fact in _facts(citation))
    return (
        f'<li value="{citation.n}">{render_marker(citation, turn)}<div><p class="where">'
        f'<strong>{flowed(citation.locator)}</strong><cite title="{title}">{title}</cite></p>'
        f'<p class="facts">{facts}</p><blockquote>{flowed(citation.quote)}</blockquote></div></li>'
    )


def _facts(citation: Citation) -> list[str]:
    """What identifies the document; what it does not state is left out."""
    facts = [citation.document_number, citation.issuer]
    if citation.signed is not None:
        facts.append(wording.SIGNED.format(date=shown_date(citation.signed)))
    if citation.issued is not None:
        facts.append(wording.ISSUED.format(date=shown_date(citation.issued)))
    return [fact for fact in [*facts, citation.status] if fact]


def _where(citation: Citation) -> str:
    return " ".join([citation.document_number or citation.title, citation.locator])


def _quote_line(citation: Citation, length: int = 160) -> str:
    line = " ".join(citation.quote.split())
    return line if len(line) <= length else f"{line[:length]}……"
