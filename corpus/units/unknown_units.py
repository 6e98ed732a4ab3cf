"""Names in a question that read like a body and are none of the register's, so that the question can be refused."""

from __future__ import annotations

import re
from functools import cache

from corpus.units.lexicon import department_names, open_lexicon
from corpus.units.mentions import find_mentions
from corpus.units.name_edges import begins_freely, ends_freely, stands_alone
from corpus.units.name_variants import department_variants
from corpus.units.other_bodies import other_body_end
from corpus.units.registry import Register
from corpus.units.squeeze import Squeezed, squeeze
from corpus.units.wordset import WordSet

_NO_CORE = "的是在有和与及或了吗呢啊哪谁什么怎几多少个项由归负责牵本这那其各把按被让请问都也还就不没市"
_OTHER_WORD = "民场区级里内外面长容属中"
_LONG_TAILS = (
    "委员会|管委会|办公室|办公厅|办|部|厅|署|总队|支队|法院|检察院|研究院|设计院|规划院|"
    "协会|学会|联合会|商会|工会|基金会|研究会|促进会|中心|集团|公司|银行"
)
_LOCAL = re.compile(
    rf"(?:北京)?市(?![{_OTHER_WORD}])(?:[^\W\da-z{_NO_CORE}]{{2,10}}?(?:{_LONG_TAILS})|[^\W\da-z{_NO_CORE}]{{1,10}}?(?:委|局))"
)
_SCHOOL = re.compile(
    rf"(?:清华|北京|首都|中国|中央|对外)(?!市)(?:(?!老年|开放)[^\W\da-z{_NO_CORE}]){{0,6}}?大学(?![生科城])"
)
_FIRM = re.compile(rf"北京市?[^\W\da-z{_NO_CORE}]{{2,8}}?(?:集团|公司|银行)")
_CITY = "市"
_LOOK_AHEAD = 2


def find_unknown_units(text: str, register: Register) -> tuple[str, ...]:
    """Return the names in ``text`` that look like a body and that the register does not know, in order, each once.

    These are another place's or level's body (上海市教委, 国家卫健委), a department told by its function (税务局), and
    what follows 市 and ends like a body (市应急指挥部); words that merely end so (格局, 部门, 承办) are none.
    """
    squeezed = squeeze(text)
    known = {mention.start: mention.end for mention in find_mentions(text, register)}
    names: dict[str, None] = {}
    position = 0
    while position < len(squeezed.text):
        begin = squeezed.offsets[position]
        end = None if begin in known else _unknown_end(squeezed, position, register)
        if end is not None:
            a, b = squeezed.span(position, end)
            names["".join(text[a:b].split())] = None
        position = end or _position_after(squeezed, position, known.get(begin))
    return tuple(names)


def _position_after(squeezed: Squeezed, position: int, known_end: int | None) -> int:
    position += 1
    while known_end is not None and position < len(squeezed.text) and squeezed.offsets[position] < known_end:
        position += 1
    return position


def _unknown_end(squeezed: Squeezed, position: int, register: Register) -> int | None:
    word = _ordinary().longest(squeezed.text, position)
    if word is not None:
        return None
    return (
        _other_end(squeezed, position, register)
        or _department_end(squeezed, position)
        or _pattern_end(squeezed, position)
        or _misspelt_end(squeezed, position)
    )


def _other_end(squeezed: Squeezed, position: int, register: Register) -> int | None:
    end = other_body_end(squeezed.text, position, register)
    if end is None or not begins_freely(squeezed.text[position:end], squeezed.before(position)):
        return None
    return end


def _department_end(squeezed: Squeezed, position: int) -> int | None:
    for word in _departments().at(squeezed.text, position):
        before, end = squeezed.before(position), position + len(word)
        if stands_alone(word, before, squeezed.after(end, _LOOK_AHEAD)) and begins_freely(word, before, strictly=True):
            return end
    return None


def _pattern_end(squeezed: Squeezed, position: int) -> int | None:
    for pattern in (_LOCAL, _SCHOOL, _FIRM):
        match = pattern.match(squeezed.text, position)
        if match and not squeezed.broken_within(*match.span()) and _is_body(match.group(), squeezed, position):
            return match.end()
    return None


def _misspelt_end(squeezed: Squeezed, position: int) -> int | None:
    """Find a department with one character replaced by another of its sound or shape (市住建韦)."""
    text, index = squeezed.text, department_variants()
    if text[position] != _CITY or not begins_freely(_CITY, squeezed.before(position)):
        return None
    for end in index.pieces(text, position):
        for variant in index.variants(text[position:end]):
            wrong_end = text[end - 1] != variant.form[-1]
            if not variant.is_loose and ends_freely(variant.form, squeezed.after(end, _LOOK_AHEAD), strictly=wrong_end):
                return end
    return None


def _is_body(name: str, squeezed: Squeezed, position: int) -> bool:
    if name.endswith(open_lexicon().ordinary_tails):
        return False
    after = squeezed.after(position + len(name), _LOOK_AHEAD)
    return begins_freely(name, squeezed.before(position)) and ends_freely(name, after)


@cache
def _departments() -> WordSet:
    return WordSet(department_names())


@cache
def _ordinary() -> WordSet:
    return WordSet(open_lexicon().ordinary)
