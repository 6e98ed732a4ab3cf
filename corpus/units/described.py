"""Units told by what they do (按职能指称): 搞体育的那个局 is read as 市体育局."""

from __future__ import annotations

import re

from corpus.units.mentions import find_mentions
from corpus.units.registry import Register
from corpus.units.similar_names import UnitCorrection

_TOLD = re.compile(
    r"(?:专门)?(?:搞|管|抓|做|干|弄|负责|主管|分管)(?P<work>[一-鿿]{2,6}?)(?:工作|业务|事务|这块儿?)?的"
    r"(?:那|这)(?:个|家)?(?P<kind>委员会|单位|部门|机构|中心|协会|局|委|办)"
)
_SPOKEN = re.compile(
    r"^(?P<work>[一-鿿]{2,4}?)(?:这边|那边|口(?!号|碑)|系统|部门)?(?=今年|这边|那边|口(?:今年|上|的|有)|系统|都?(?:有|摊|领|牵头|主责)(?:了|到|上|着)?(?:哪|什么|啥|几|多少))(?P<kind>)"
)
"""A question that begins with a unit's field, as one speaks of a department (民政今年摊上哪几条)."""
_ANY = ("单位", "部门", "机构")


def described_units(text: str, register: Register) -> tuple[UnitCorrection, ...]:
    """Find units told by their work and kind of body, left to right.

    The work must stand in the name or full name of one unit only, and the kind must end it, where one is named.

    Args:
        text: a folded text.
        register: whose units are looked for.
    """
    spoken = _SPOKEN.match(text)
    begins = [spoken] if spoken and not find_mentions(text, register) else []
    found = ((match, _meant(match, register)) for match in (*begins, *_TOLD.finditer(text)))
    return tuple(
        UnitCorrection(start=m.start(), end=m.end(), found=m.group(), form=meant[0], unit_id=meant[1])
        for m, meant in found
        if meant
    )


def _meant(match: re.Match[str], register: Register) -> tuple[str, str] | None:
    work, kind = match.group("work"), match.group("kind")
    units = [u for u in register.units if work in u.name or work in (u.full_name or "")]
    fitting = [
        u for u in units if not kind or kind in _ANY or (u.full_name or u.name).endswith(kind) or u.name.endswith(kind)
    ]
    return (fitting[0].name, fitting[0].unit_id) if len(fitting) == 1 else None
