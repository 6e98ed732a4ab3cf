"""Filters of a request are checked against what the corpus has; an unknown value is an error that names it."""

from __future__ import annotations

from assistant.collection import Collection
from assistant.errors import UnknownFilterError
from assistant.matching.selection import covers
from assistant.question import Filters
from assistant.wording import WORDING

MOST_NAMED = 8


def check_filters(filters: Filters, collection: Collection) -> None:
    """Check every value of every key.

    Raises:
        UnknownFilterError: a value that no document, part, unit or category of the corpus has, or a year that no
            document is about.
    """
    parts = {p for found in collection.parts.values() for p in found}
    _check("doc_ids", filters.doc_ids, set(collection.documents))
    _check("parts", filters.parts, parts)
    _check("units", filters.units, set(collection.units_by_name))
    _check("categories", filters.categories, set(collection.categories))
    _check_years(filters.years, collection)


def _check_years(years: tuple[int, ...], collection: Collection) -> None:
    """A year that no document is about is unknown."""
    documents = collection.corpus.documents
    for year in years:
        if not any(covers(d.period, d.signed, year) for d in documents):
            periods = {f"{d.period[0]}—{d.period[1]}" for d in documents if d.period}
            named = "、".join(sorted(periods))
            raise UnknownFilterError(WORDING["unknown_filter"].format(key="years", value=year, known=named))


def _check(key: str, values: tuple[str, ...], known: set[str]) -> None:
    for value in values:
        if value not in known:
            named = "、".join(sorted(known)[:MOST_NAMED])
            raise UnknownFilterError(WORDING["unknown_filter"].format(key=key, value=value, known=named))
