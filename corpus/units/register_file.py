"""Reading and checking the register's file, which staff edit by hand (``units.toml``)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from corpus import wording
from corpus.errors import CatalogueError
from corpus.records import Alias, Record, Sureness, Unit, UnitKind
from corpus.units.squeeze import form_key
from corpus.units.unit_forms import derived_forms, unit_id, with_city


class Jurisdiction(Record):
    """A place that has units of its own (地域); ``short`` are other words for it."""

    name: str
    short: tuple[str, ...] = ()


class AliasEntry(Record):
    """A form with its ground, as staff write it."""

    form: str
    sureness: Literal["certain", "near_certain", "strong", "weak"]
    ground: str | None = None


class UnitEntry(Record):
    """A unit as staff write it; the fields are explained at the top of ``units.toml``."""

    name: str
    full_name: str | None = None
    kind: UnitKind = UnitKind.BODY
    jurisdiction: str | None = None
    forms: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    aliases: tuple[AliasEntry, ...] = ()
    perhaps: str | None = None
    derive: bool = True

    def written(self) -> dict[str, Alias]:
        """Return the forms that are written down, by key; ``aliases`` outweigh ``forms``, and these ``spoken``."""
        reasoned = (Alias(form=a.form, sureness=Sureness(a.sureness), ground=a.ground) for a in self.aliases)
        forms = (Alias(form=form, sureness=Sureness.CERTAIN) for form in self.forms)
        spoken = (Alias(form=form, sureness=Sureness.NEAR_CERTAIN) for form in self.spoken)
        return {form_key(alias.form): alias for alias in (*spoken, *forms, *reasoned)}

    def own_keys(self) -> set[str]:
        """Return the keys of every form that is written down, name and full name included."""
        return {form_key(form) for form in (self.name, self.full_name) if form} | self.written().keys()


class RegisterFile(Record):
    """The whole file as staff write it."""

    home: str
    jurisdiction: tuple[Jurisdiction, ...]
    unit: tuple[UnitEntry, ...]

    def place(self, entry: UnitEntry) -> str:
        """Return the jurisdiction of ``entry``."""
        return entry.jurisdiction or self.home


def read_register_file(path: Path) -> tuple[RegisterFile, tuple[Unit, ...]]:
    """Read the register's file and make its units, in the order of the file.

    Raises:
        CatalogueError: the file cannot be used; the message (Chinese) names the entry and says what is wrong with it.
    """
    file = _parse(path)
    detail = next(_faults(file), None)
    if detail is not None:
        raise _error(path, detail)
    return file, tuple(_units(file))


def _parse(path: Path) -> RegisterFile:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _error(path, wording.REGISTER_SYNTAX.format(detail=error)) from error
    try:
        return RegisterFile.model_validate(table)
    except ValidationError as error:
        raise _error(path, _explain(table, error)) from error


def _error(path: Path, detail: str) -> CatalogueError:
    return CatalogueError(wording.BAD_REGISTER.format(path=path, detail=detail))


def _explain(table: dict[str, Any], error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = first["loc"]
    named = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    detail = _fault_of(first["type"], named, first["input"])
    if len(place) < 2 or not isinstance(place[1], int):
        return wording.REGISTER_TOP.format(detail=detail)
    entry = table[str(place[0])][place[1]]
    name = entry.get("name", wording.NAMELESS) if isinstance(entry, dict) else wording.NAMELESS
    return wording.REGISTER_ENTRY.format(n=place[1] + 1, table=place[0], name=name, detail=detail)


def _fault_of(kind: str, field: str, value: object) -> str:
    if kind == "missing":
        return wording.ENTRY_MISSING.format(field=field)
    if kind == "extra_forbidden":
        return wording.ENTRY_UNKNOWN.format(field=field)
    expected = wording.EXPECTED_VALUES.get(field, wording.EXPECTED_TEXT)
    return wording.ENTRY_BAD_VALUE.format(field=field, value=value, expected=expected)


def _faults(file: RegisterFile) -> Iterator[str]:
    yield from _unknown_places(file)
    yield from _doubles(file)
    names = {entry.name for entry in file.unit}
    for entry in file.unit:
        if entry.perhaps is not None and entry.perhaps not in names:
            yield wording.UNKNOWN_PERHAPS.format(name=entry.name, perhaps=entry.perhaps)


def _unknown_places(file: RegisterFile) -> Iterator[str]:
    known = {place.name for place in file.jurisdiction}
    for entry in file.unit:
        if file.place(entry) not in known:
            yield wording.UNKNOWN_JURISDICTION.format(name=entry.name, jurisdiction=file.place(entry))


def _doubles(file: RegisterFile) -> Iterator[str]:
    names = Counter((file.place(entry), entry.name) for entry in file.unit)
    for (place, name), n in names.items():
        if n > 1:
            yield wording.DOUBLE_UNIT.format(name=name, jurisdiction=place)
    owners: dict[tuple[str, str], str] = {}
    for entry in file.unit:
        for key in sorted(entry.own_keys()):
            first = owners.setdefault((file.place(entry), key), entry.name)
            if first != entry.name:
                place = file.place(entry)
                yield wording.DOUBLE_FORM.format(form=key, jurisdiction=place, first=first, second=entry.name)


def _units(file: RegisterFile) -> Iterator[Unit]:
    taken = {(file.place(entry), key) for entry in file.unit for key in entry.own_keys()}
    for entry in file.unit:
        place = file.place(entry)
        derived = {form_key(alias.form): alias for alias in _derived(entry, place)}
        free = {key: alias for key, alias in derived.items() if (place, key) not in taken}
        taken.update((place, key) for key in free)
        yield Unit(
            unit_id=unit_id(entry.name, place),
            name=entry.name,
            full_name=entry.full_name,
            kind=entry.kind,
            jurisdiction=place,
            aliases=(*entry.written().values(), *free.values()),
            perhaps=entry.perhaps,
        )


def _derived(entry: UnitEntry, place: str) -> tuple[Alias, ...]:
    own = Alias(form=entry.name, sureness=Sureness.CERTAIN)
    in_city = with_city((own, *entry.written().values()), place)
    if not entry.derive or entry.kind is not UnitKind.BODY:
        return in_city
    return (*derived_forms(entry.name, entry.full_name, place), *in_city)
