"""Whether a form that stands in a text is a name by itself or a part of a longer word (名称边界)."""

from __future__ import annotations

_BODY_TAILS = frozenset("委局办部会联协院心区府署厅校学位室")
"""Last characters of names that read as a body; a name without one (公安, 石景山) needs stricter edges."""

_CITY_BEFORE = frozenset("全城超集省地县各外")
"""Before 市: 全市, 城市, 超市, 省市 … are other words."""

_BARE_BEFORE = frozenset("市区县省乡镇级校院老业企层属各司学系委直全党分")
"""Before a name without its place (教委): the name of another body goes on (区教委, 老科协, 学院团委)."""

_AFTER_TAIL = {
    "委": frozenset("员托派任书常副办党"),
    "局": frozenset("势面限域部"),
    "办": frozenset("法理事公好学案成发"),
    "部": frozenset("门分署队级件长"),
    "会": frozenset("议员计展场馆徽费"),
    "院": frozenset("所校士"),
    "区": frozenset("域块位间别内外级长"),
    "学": frozenset("生科"),
}
"""After a name's last character: an ordinary word goes on (部门, 局势, 委员)."""

_BARE_AFTER_TAIL = {"联": frozenset("合网盟动结系通"), "协": frozenset("作议商调")}
_LONG_TAILS = ("委员会", "办公室")
_WORDS_AFTER = (
    *("面向", "面对", "面临", "限于", "限定", "势必", "任务", "所有", "分到", "分了", "分别", "作为"),
    *("事项", "计划", "公布", "发布", "成立", "办了", "办哪", "办什", "名下", "头上", "安排", "列在", "总共", "总计"),
)
"""Words that begin behind a name, though their first character could continue it (市教委|任务, 市科研院|所有)."""
_AFTER = ("系统", "分局", "分会", "支部")

_FUNCTION_BEFORE = frozenset(
    "由和与及跟同的是归给找问请对让被向在为把将叫有了那这除含如像比看查下年条项里中管到列出来还或并说想要凭靠据以"
)
_FUNCTION_AFTER = frozenset(
    "的和与及跟同是归在有负牵管主承参做干要该能还也都吗呢啊吧么这那哪呐具需去今明怎咋几多一共又来们谁什第"
)

_OWN_PLACE = ("市", "北京", "首都", "各", "中国", "全国", "中共", "团市", "共青")


def stands_alone(form: str, before: str, after: str) -> bool:
    """Tell whether ``form``, found in a squeezed text, is not part of a longer word.

    Args:
        form: the form that was found.
        before: the character before it; empty where the text begins, or where a name or white space ends there.
        after: what follows it, as far as it matters; empty where the text ends or white space follows.
    """
    return begins_freely(form, before) and ends_freely(form, after)


def begins_freely(form: str, before: str, *, strictly: bool = False) -> bool:
    """Tell whether ``form`` does not go on to the left; ``strictly``: only a function word may stand there (那, 由)."""
    if strictly or not reads_as_body(form):
        return _is_edge(before, _FUNCTION_BEFORE)
    if form.startswith("市"):
        return before not in _CITY_BEFORE
    if form.endswith(_LONG_TAILS) and not names_its_place(form):
        return _is_edge(before, _FUNCTION_BEFORE)
    return names_its_place(form) or before not in _BARE_BEFORE


def ends_freely(form: str, after: str, *, strictly: bool = False) -> bool:
    """Tell whether ``form`` does not go on to the right (宣传部|门); ``strictly``: only a function word may follow."""
    if after.startswith(_AFTER):
        return False
    if after.startswith(_WORDS_AFTER):
        return True
    if strictly or not reads_as_body(form):
        return _is_edge(after[:1], _FUNCTION_AFTER)
    if after[:1] in _AFTER_TAIL.get(form[-1], frozenset()):
        return False
    return names_its_place(form) or after[:1] not in _BARE_AFTER_TAIL.get(form[-1], frozenset())


def reads_as_body(form: str) -> bool:
    """Tell whether ``form`` ends like the name of a body (教委), unlike 公安 or 石景山."""
    return form[-1] in _BODY_TAILS or form.endswith(")")


def names_its_place(form: str) -> bool:
    """Tell whether ``form`` begins with its place or level (市教委, 首都文明办), unlike 教委."""
    return form.startswith(_OWN_PLACE)


def is_hanzi(character: str) -> bool:
    """Tell whether ``character`` is a Chinese character."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


def _is_edge(character: str, allowed: frozenset[str]) -> bool:
    return not character or character in allowed or not (is_hanzi(character) or character.isalnum())
