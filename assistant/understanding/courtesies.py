"""What a question opens and ends with for politeness (客套话): it asks for nothing and is no part of the topic."""

from __future__ import annotations

import re

_ASIDE = r"[,，.。!！~、:：\s]*"
_OPENING = re.compile(
    rf"(?:(?:你好|您好|大家好|各位好|老师好|嗨|哈喽|hello|hi(?![a-z]))(?:啊|呀|哈)?{_ASIDE}"
    rf"|(?:打扰|麻烦|劳驾|辛苦)(?:你|您|各位|大家)?(?:了|问)?(?:一下|下)?{_ASIDE}"
    rf"|(?:那|我|咱|我们)?(?:请问|请教|咨询|打听|(?:想|要)(?:问|请教|咨询|打听|了解|知道|确认|查))(?:你|您)?(?:一下|下|个事|一声)?{_ASIDE}"
    rf"|(?:请|帮|替)(?:我|忙|我们)?(?:帮我|帮忙)?(?:查|看|问|找|确认)(?:一?[查看问找]|一下|下)*{_ASIDE}"
    rf"|(?:查|看|问)(?:一?下|一?[查看问]){_ASIDE}"
    rf"|(?:领导|主任|处长|局长|科长|同事)(?:刚才|今天|刚刚)?(?:问|想知道|要查|让查|让我查)(?:我|我们)?(?:一下)?{_ASIDE})+"
)
_END = re.compile(
    rf"(?:[,，]我?(?:该)?(?:怎么|咋)(?:答复?|回答?|回复))?[?？]?{_ASIDE}"
    rf"(?:(?:(?:非常|十分|太)?(?:谢谢|多谢|谢了|感谢)|辛苦|麻烦|拜托|劳驾|thanks?)(?:你|您|各位|大家|老师|啦|了|哈|啊)*{_ASIDE})*$"
)
LEAST_LEFT = 2
"""Characters that must be left; a greeting or thanks alone is one."""


def without_courtesies(folded: str) -> str:
    """Give a folded question without what is said for politeness; as it is where nothing else is said."""
    opening = _OPENING.match(folded)
    bare = folded[opening.end() :] if opening else folded
    end = _END.search(bare)
    asked = bare[: end.start()] + ("?" if "?" in end.group() else "") if end else bare
    return asked if sum(c.isalnum() for c in asked) >= LEAST_LEFT else folded
