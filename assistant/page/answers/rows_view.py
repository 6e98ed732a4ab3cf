"""The rows of an answer as a table (列表): tasks, targets and sections with their citations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.answer import Citation, Row, Value
from assistant.page import wording
from assistant.page.answers.citation_view import render_marker
from assistant.page.escaping import flowed


def render_rows(rows: Sequence[Row], citations: Mapping[int, Citation], turn: int) -> str:
    """Give a table of ``rows``, each under the heading of its category; a column that no row fills is left out."""
    filled = {name: [cell(row, citations) for row in rows] for name, cell in _COLUMNS.items()}
    columns = [(name, cells) for name, cells in filled.items() if any(cells) and _tells(name, cells)]
    head = "".join(f'<th scope="col">{name}</th>' for name, _ in columns)
    head += f'<th scope="col">{wording.COLUMN_CITATIONS}</th>'
    lines: list[str] = []
    category = None
    for i, row in enumerate(rows):
        if row.category != category:
            category = row.category
            lines.append(_render_category(category, len(columns) + 1))
        cells = "".join(f"<td>{flowed(column[i])}</td>" for _, column in columns)
        markers = "".join(render_marker(citations[n], turn) for n in row.citations if n in citations)
        lines.append(f"<tr>{cells}<td>{markers}</td></tr>")
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def _render_category(category: str | None, n_columns: int) -> str:
    return f'<tr><th colspan="{n_columns}" scope="rowgroup">{flowed(category or wording.NO_CATEGORY)}</th></tr>'


def _tells(name: str, cells: Sequence[str]) -> bool:
    """The document is a column only where the rows come from several."""
    return name != wording.COLUMN_DOCUMENT or len(set(cells)) > 1


def _place(row: Row, citations: Mapping[int, Citation]) -> str:
    """Where the row stands as its own citation says it (附件1 第2条), else by part and number."""
    cited = [citations[n].locator for n in row.citations if n in citations and citations[n].doc_id == row.doc_id]
    if cited:
        return cited[0]
    number = None if row.num is None else wording.ITEM.format(num=row.num)
    return " ".join(part for part in (row.part, number) if part)


def _document(row: Row, citations: Mapping[int, Citation]) -> str:
    cited = [citations[n] for n in row.citations if n in citations and citations[n].doc_id == row.doc_id]
    return (cited[0].document_number or cited[0].title) if cited else row.doc_id


def _value(value: Value | None) -> str:
    """The figure as printed: qualifiers stand before the number, behind the unit or between the two."""
    if value is None:
        return ""
    qualifier, unit = value.comparator or "", value.unit or ""
    if qualifier in wording.BEHIND_THE_UNIT:
        return f"{value.value}{unit}{qualifier}"
    if qualifier in wording.BEFORE_THE_UNIT:
        return f"{value.value}{qualifier}{unit}"
    return f"{qualifier}{value.value}{unit}"


def _time(value: Value | None) -> str:
    if value is None:
        return ""
    kind = wording.VALUE_KINDS.get(value.kind, value.kind)
    return kind if value.time in (None, kind) else f"{value.time}（{kind}）"


_COLUMNS: Mapping[str, Callable[[Row, Mapping[int, Citation]], str]] = {
    wording.COLUMN_DOCUMENT: _document,
    wording.COLUMN_PLACE: _place,
    wording.COLUMN_TITLE: lambda row, _: row.title,
    wording.COLUMN_UNITS: lambda row, _: wording.UNIT_COMMA.join(row.units),
    wording.COLUMN_ROLE: lambda row, _: row.role or "",
    wording.COLUMN_VALUE: lambda row, _: _value(row.value),
    wording.COLUMN_TIME: lambda row, _: _time(row.value),
}
