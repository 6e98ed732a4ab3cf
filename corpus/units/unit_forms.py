"""The forms and the id that follow from a unit's name, so that the register need not list them."""

from __future__ import annotations

from corpus.records import Alias, Sureness, Unit, UnitKind

_PARTY = "市委"
_SHORTEST = 2
_GROUP_HEADS = ("各", "有关", "相关")


def derived_forms(name: str, full_name: str | None, jurisdiction: str) -> tuple[Alias, ...]:
    """Return the forms that follow from ``name`` and ``full_name`` of a city's unit, the surer ones first.

    市科协 of 北京市 is also 北京市科协 (certain), 北京科协 and 科协 (nearly certain); 北京市科学技术协会 is also
    市科学技术协会 (certain) and 科学技术协会 (nearly certain). Names that are not of a city's pattern give none.
    """
    if not jurisdiction.endswith("市"):
        return ()
    city = jurisdiction.removesuffix("市")
    certain = [*_prefixed(name, city), *_short_full(full_name, jurisdiction)]
    near = [*_without_city(name, city)] + [form[1:] for form in _short_full(full_name, jurisdiction)]
    kept = [form for form in near if len(form) >= _SHORTEST]
    return (
        *(Alias(form=form, sureness=Sureness.CERTAIN) for form in certain),
        *(Alias(form=form, sureness=Sureness.NEAR_CERTAIN) for form in dict.fromkeys(kept) if form not in certain),
    )


def with_city(forms: tuple[Alias, ...], jurisdiction: str) -> tuple[Alias, ...]:
    """Return, for the forms that begin with 市, the same with their city's name before them: 北京市科委 for 市科委."""
    if not jurisdiction.endswith("市"):
        return ()
    city = jurisdiction.removesuffix("市")
    return tuple(alias.model_copy(update={"form": city + alias.form}) for alias in forms if alias.form.startswith("市"))


def _prefixed(name: str, city: str) -> list[str]:
    return [city + name] if name.startswith("市") else []


def _without_city(name: str, city: str) -> list[str]:
    if name.startswith(_PARTY):
        return [name.removeprefix(_PARTY)]
    if name.startswith("市"):
        return [name[1:], city + name[1:]]
    return []


def _short_full(full_name: str | None, jurisdiction: str) -> list[str]:
    if full_name is None or not full_name.startswith(jurisdiction):
        return []
    return ["市" + full_name.removeprefix(jurisdiction)]


def unit_id(name: str, jurisdiction: str) -> str:
    """Return the id of the unit called ``name`` in ``jurisdiction``."""
    return f"{jurisdiction}/{name}"


def learned_unit(name: str, jurisdiction: str) -> Unit:
    """Make the unit of a name that no register knows, as printed; its own form carries ``Sureness.LEARNED``.

    What begins like 各区 is a group.
    """
    own = Alias(form=name, sureness=Sureness.LEARNED)
    kind = UnitKind.GROUP if name.startswith(_GROUP_HEADS) else UnitKind.BODY
    others = derived_forms(name, None, jurisdiction) if kind is UnitKind.BODY else ()
    return Unit(
        unit_id=unit_id(name, jurisdiction), name=name, kind=kind, jurisdiction=jurisdiction, aliases=(own, *others)
    )
