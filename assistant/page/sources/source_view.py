"""A source as a reader sees it (原文): whose it is, where in it, the text with its marks; and the list of documents."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.page import wording
from assistant.page.escaping import escaped, flowed, shown_date
from assistant.page.sources.place import Place, What
from assistant.page.sources.source_layout import Sheet
from assistant.page.sources.source_text import Mark, render_text
from corpus.records import Document


def render_source(
    document: Document,
    sheet: Sheet,
    marks: Sequence[Mark],
    place: Place,
    *,
    path: Sequence[str] = (),
    numbers: Sequence[int] = (),
    remark: str = "",
) -> str:
    """Give the HTML of a document laid out as ``sheet``.

    Args:
        document: The document.
        sheet: Its text as repaired or as stored.
        marks: The spans to mark; the current one is what the page scrolls to.
        place: What is shown; the buttons lead on from it.
        path: The headings above the current place, from the top.
        numbers: The numbers of the citations that 上一处 and 下一处 go through.
        remark: A sentence to put above the text, plain.
    """
    note = f'<p class="remark">{escaped(remark)}</p>' if remark else ""
    return (
        f'<article class="source" data-turn="{place.turn}" data-n="{place.n}" data-what="{place.what}">'
        f'<header>{_render_bar(place)}<h2>{flowed(document.title)}</h2><p class="facts">{_render_facts(document)}</p>'
        f"{_render_path(path)}{_render_steps(place, numbers)}{note}</header>"
        f'<div class="paper" tabindex="0" role="region" aria-label="{wording.SOURCE_TEXT}">'
        f"{render_text(sheet, marks)}</div></article>"
    )


def render_library(documents: Sequence[Document], remark: str = "") -> str:
    """Give the list of documents, each a button that opens it."""
    note = f'<p class="remark">{escaped(remark)}</p>' if remark else ""
    items = "".join(
        f'<li><button type="button" data-event="open" data-what="document" data-doc_id="{escaped(d.doc_id)}">'
        f'<strong>{flowed(d.title)}</strong><span class="facts">{_render_facts(d)}</span></button></li>'
        for d in documents
    )
    more = wording.LIBRARY_MORE.format(n=len(documents))
    return (
        f'<article class="source library"><header><div class="bar">{_render_back()}</div><h2>{wording.LIBRARY}</h2>'
        f'<p class="facts">{more}</p>{note}</header><ul class="documents">{items}</ul></article>'
    )


def _render_facts(document: Document) -> str:
    facts = [document.document_number, document.issuer]
    if document.signed is not None:
        facts.append(wording.SIGNED.format(date=shown_date(document.signed)))
    if document.issued is not None:
        facts.append(wording.ISSUED.format(date=shown_date(document.issued)))
    return "".join(f"<span>{flowed(fact)}</span>" for fact in [*facts, document.status] if fact)


def _render_back() -> str:
    """The button that leaves the source; only a narrow page, where the source covers the conversation, shows it."""
    return f'<button type="button" class="back" data-event="close">{wording.BACK}</button>'


def _render_bar(place: Place) -> str:
    library = _button(wording.ALL_DOCUMENTS, Place(what=What.LIBRARY), name="all")
    views = "".join(
        _button(word, place.model_copy(update={"stored": stored}), pressed=place.stored is stored, tip=tip)
        for word, stored, tip in (
            (wording.AS_READ, False, wording.AS_READ_HINT),
            (wording.AS_STORED, True, wording.AS_STORED_HINT),
        )
    )
    group = f'<span class="views" role="group" aria-label="{wording.VIEWS}">{views}</span>'
    return f'<div class="bar">{_render_back()}{library}{group}</div>'


def _render_path(path: Sequence[str]) -> str:
    if not path:
        return ""
    return '<ol class="path">' + "".join(f"<li>{flowed(heading)}</li>" for heading in path) + "</ol>"


def _render_steps(place: Place, numbers: Sequence[int]) -> str:
    """上一处 and 下一处 through the citations of the answer, where there are several."""
    if place.what is not What.CITATION or len(numbers) < 2:
        return ""
    at = numbers.index(place.n)
    before = place.model_copy(update={"n": numbers[at - 1]}) if at > 0 else None
    behind = place.model_copy(update={"n": numbers[at + 1]}) if at + 1 < len(numbers) else None
    count = wording.PLACE_OF.format(n=at + 1, total=len(numbers))
    back, on = _button(wording.PREVIOUS, before), _button(wording.NEXT, behind)
    return f'<nav class="steps">{back}<span>{count}</span>{on}</nav>'


def _button(
    word: str, place: Place | None, *, pressed: bool | None = None, tip: str | None = None, name: str | None = None
) -> str:
    """Give a button that opens ``place``; None disables it."""
    attributes = f' class="{name}"' if name else ""
    attributes += f' title="{tip}"' if tip else ""
    if pressed is not None:
        attributes += f' aria-pressed="{str(pressed).lower()}"'
    if place is None:
        return f'<button type="button" disabled{attributes}>{word}</button>'
    data = {**place.model_dump(), "stored": str(place.stored).lower()}
    attributes += "".join(f' data-{key}="{escaped(str(value))}"' for key, value in data.items() if value != "")
    return f'<button type="button" data-event="open"{attributes}>{word}</button>'
