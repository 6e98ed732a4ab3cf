"""The register of units (单位登记册): which body, joint body or group a printed or spoken form stands for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from corpus.records import Alias, Record, Sureness, Unit
from corpus.units.register_file import Jurisdiction, read_register_file
from corpus.units.squeeze import form_key
from corpus.units.unit_forms import learned_unit
from corpus.units.wordset import WordSet

NATIONWIDE = "全国"
_BUILT_IN = Path(__file__).with_name("units.toml")


class Form(Record):
    """One form of a unit's name as it is matched (folded, no white space), and how surely it stands for the unit."""

    text: str
    unit_id: str
    sureness: Sureness
    ground: str | None = None


class Register(Record):
    """The units known, and the forms of their names.

    ``home`` is the jurisdiction whose units a bare name means first; a name is never resolved to two units at once.
    """

    home: str
    units: tuple[Unit, ...]
    jurisdictions: tuple[Jurisdiction, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.home, self.units))

    @cached_property
    def _by_id(self) -> dict[str, Unit]:
        return {unit.unit_id: unit for unit in self.units}

    @cached_property
    def _by_form(self) -> dict[str, tuple[Form, ...]]:
        table: dict[str, tuple[Form, ...]] = {}
        for unit in sorted(self.units, key=self._distance):
            for form in _forms(unit):
                table[form.text] = (*table.get(form.text, ()), form)
        return table

    @cached_property
    def forms(self) -> WordSet:
        """All forms of all units, to be looked up at a place of a squeezed text."""
        return WordSet(self._by_form)

    @property
    def form_texts(self) -> tuple[str, ...]:
        """All forms of all units, sorted."""
        return tuple(sorted(self._by_form))

    def _distance(self, unit: Unit) -> int:
        return 0 if unit.jurisdiction == self.home else 1 if unit.jurisdiction == NATIONWIDE else 2

    def unit(self, unit_id: str) -> Unit:
        """Return the unit with this ``unit_id``.

        Raises:
            KeyError: the register has no such unit.
        """
        return self._by_id[unit_id]

    def by_form(self, form: str) -> tuple[Form, ...]:
        """Return what ``form`` may stand for, a unit of ``home`` first; empty where it is no form of any unit."""
        return self._by_form.get(form_key(form), ())

    def by_name(self, form: str) -> Unit | None:
        """Return the unit that ``form`` stands for, of ``home`` where several have it; None where none has."""
        found = self.by_form(form)
        return self.unit(found[0].unit_id) if found else None

    def within(self, jurisdiction: str | None) -> Register:
        """Return the register as a document of ``jurisdiction`` sees it: the units of that place and of those above it.

        A district that is a unit of a city (海淀区) sees the city's units.

        A document that does not state its jurisdiction is read as one of ``home``.
        """
        home = jurisdiction or self.home
        return _within(self, home)

    def with_learned(self, names: Iterable[str], jurisdiction: str | None) -> Register:
        """Return the register with units learned from a document's lists, each named as it is printed.

        A name that already stands for a unit of that jurisdiction, or of the nation, is not added again.
        """
        place = jurisdiction or self.home
        seen = self.within(place)
        fresh = {form_key(name): name for name in names if not seen.by_form(name)}
        learned = tuple(learned_unit(name, place) for name in fresh.values())
        return _remade(self, self.home, (*self.units, *learned)) if learned else self


def open_register(path: Path | None = None) -> Register:
    """Read a register; None means the built-in one.

    Raises:
        CatalogueError: the file cannot be used; the message names the entry and says what is wrong with it.
    """
    return _open(path or _BUILT_IN)


def register_of(units: Iterable[Unit], home: str) -> Register:
    """Make a register of records that were read before, for instance ``Corpus.units``."""
    return Register(home=home, units=tuple(units))


def _forms(unit: Unit) -> tuple[Form, ...]:
    exact = [Alias(form=name, sureness=Sureness.EXACT) for name in (unit.name, unit.full_name) if name]
    table = {form_key(alias.form): alias for alias in (*unit.aliases[::-1], *exact)}
    learned = {form_key(alias.form): alias for alias in unit.aliases if alias.sureness is Sureness.LEARNED}
    return tuple(
        Form(text=text, unit_id=unit.unit_id, sureness=alias.sureness, ground=alias.ground)
        for text, alias in (table | learned).items()
    )


@cache
def _open(path: Path) -> Register:
    file, units = read_register_file(path)
    return Register(home=file.home, jurisdictions=file.jurisdiction, units=units)


@cache
def _within(register: Register, home: str) -> Register:
    cities = {unit.jurisdiction for unit in register.units if unit.name == home}
    seen = {home, NATIONWIDE, None} | cities
    units = (
        u for u in register.units if u.jurisdiction in seen or (u.jurisdiction and home.startswith(u.jurisdiction))
    )
    return _remade(register, home, tuple(units))


def _remade(register: Register, home: str, units: tuple[Unit, ...]) -> Register:
    """Make a new register; a copy of the record would keep the old one's cached tables."""
    return Register(home=home, units=units, jurisdictions=register.jurisdictions)
