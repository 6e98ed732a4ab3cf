"""What a figure measures (指标名称): the nearest words of its clause, the figure itself left out."""

from __future__ import annotations

import re

_VERBS = (
    "建设|培训|培育|培养|实施|新增|打造|推出|新建|建成|改造|完成|开展|举办|组织|创建|支持|扶持|引进|引入|认定|评选|发展|"
    "设立|建立|选树|遴选|布局|推广|投入|开放|开发|制定|编制|形成|增加|提供|加强|推进|开通|发布|配备|配置|整治|治理|绿化"
)
_LEADING_VERB = re.compile(rf"^(?:(?:重点|持续|全面|加快|新|再|共|累计|至少)?(?:{_VERBS}))")
_LEADING = re.compile(
    r"^(?:[\s,，、;；:：]|其中|并且|并|且|同时|力争|争取|确保|努力|使得|使|实现|要|均|各|分别|也|已经|已|的|在|到|截至|以及|及|和|与)+"
)
_TRAILING = re.compile(
    r"(?:[\s,，、;；:：（(]|[比较]\d{4}年|比|较|由|从|的|分别|均|也|都|已经|已|共|累计|仍|要|应|为|至|到|占|有|约|近|超|超过|达到|达|提高|提升|"
    r"增加|增长|上升|下降|降低|减少|控制在|保持在|稳定在|不少于|不低于|不超过)+$"
)
_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|\n")
_SHORTEST, _LONGEST = 4, 80


def name_indicator(before: str, after: str, clause_above: str, sibling: str | None) -> str:
    """Name what a figure measures, readable on its own.

    Args:
        before: the words of its clause before it, behind the last comma, time expressions left out.
        after: the words behind it up to the next punctuation (a counted thing: 5项|提升行动).
        clause_above: the clause before, used where its own says too little (…参观学习，每年不少于1万人次).
        sibling: the indicator of the figure before it in one enumeration (职工创新工作室8000个、…100个), else None.
    """
    subject = _clean(before)
    thing = _clean(after)
    if sibling is not None:
        if not subject and not thing:
            return sibling
        verb = _LEADING_VERB.match(sibling)
        if verb and not _LEADING_VERB.match(subject):
            subject = verb.group() + subject
    name = subject + thing
    above = _clean(clause_above)
    if len(name) < _SHORTEST and above:
        name = above if above.endswith(name) else above + "，" + name if name else above
    return name[:_LONGEST]


def _clean(words: str) -> str:
    words = _SPACE.sub("", words)
    previous = None
    while previous != words:
        previous = words
        words = _TRAILING.sub("", _LEADING.sub("", words))
    return words
