"""What a question says of the structure of a document: which chapter, part or item, what of it is asked (篇章结构)."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.understanding.slots import parse_number
from corpus.records import Record

HAN = "一二三四五六七八九十"
N = rf"[{HAN}两]+|\d+"
PLACED = r"章|部分|板块|大块|块|篇|大项"
CHAPTER = re.compile(
    rf"第({N})(?:个)?(?:大)?(?:{PLACED})|(?:^|[^{HAN}第])([{HAN}])、(?=[^{HAN}]|$)|(最后)(?:[那的]|一)*(?:个)?(?:大)?(?:{PLACED})"
)
NUMBERED = re.compile(rf"第(?:{N})(?:个)?(?:大)?(?:章节|{PLACED}|节|小节)")
"""A place named by its number, which is no topic."""
PART = re.compile(
    rf"[(]([{HAN}])[)]|第({N})(?:个|项)?(?:小)?(?:节|工程|行动|保障)(?!力)(?![^,，。?？]*单位)|(最后)一?(?:个|项)?(?:小)?(?:节|工程|行动|保障)"
)
NTH = re.compile(
    rf"第({N})(?:个|条|点|项|款|块)?(?:工作)?(?:原则|举措|措施|方面|小点|要点|小标题|标题|条|点|项|个|呢)"
    r"|(最后|末|倒数第一)一?(?:个|条|点|项)|(首|头|最前面?)一?(?:个|条|点|项)"
)
CLAIMED = re.compile(
    rf"(?<!第)(?<![{HAN}两\d])([{HAN}两]|\d{{1,2}})(?:个|条|项|大|种|点|类)(?:方面|部分|块|板块|工程|行动|原则|标题|内容|举措|抓手|章|小标题|提升行动|重点工程|工作原则|基本原则|保障|类|点)?"
)
ABOUT_A_PLACE = re.compile(
    r"部分|(?:[这那一]|哪)(?:一)?块(?!钱)|(?:[这那一每本]|小)节|[这那一]章|章节|板块|大标题|小标题|标题(?:下|底下|里|以下)"
    r"|底下|下面|下设|下分|下头|下列|以下各|[这那一]段|段落|大块|这一?条|那一?条|条目|小点|条线|分(?:成|为|了)?(?:哪|几|多少)"
)
"""Words by which a question is plainly about a stretch of a document, not about a task."""
LOOSELY = re.compile(
    r"工程|行动|原则|举措|措施|抓手|方面|方向|要点|内容|思路|要求|讲(?:了|的|些)?(?:什么|啥)|写(?:了|的|些)?(?:什么|啥|哪)|怎么(?:说|写|讲|提|部署|安排|规定|要求|抓)|咋(?:说|写|讲|安排)|提(?:了|出)(?:什么|啥|哪)|保障|目标|指导思想|前言"
)
OPENING = re.compile(
    r"思路|(?:总体|总的?|整体|基本)(?:上)?(?:的)?(?:要求|考虑|说法|目标|目的|定位|导向|方向|提法)|开头|开篇|引言|导语|第一句|头一句|首句|帽段|起头"
    r"|总述|宗旨|目的是|为了什么|为的是(?:什么|啥)|要打造什么样|打造(?:成)?(?:什么|啥)|总领"
)
HEADINGS = re.compile(
    r"标题|题目|名称|名字|叫(?:什么|啥)|都叫|各叫|哪(?:[几些]|[一二三四五六七八九十两]+)(?:个|条|项|块|大|种|点|类|方面|方向|部分|工程|行动|原则|举措|措施|抓手|板块|小标题|保障|章)"
    r"|几(?:个|条|项|块|大|种|点|类|方面|方向|部分|条线|章)|分(?:成|为|了)?(?:哪|几)|(?:有|是|列了|包括|包含)(?:哪些|什么|啥)(?:工程|行动|原则|举措|措施|抓手|方面|方向|板块|部分|保障|章)|框架|结构|目录|提纲|大纲|列一下|列出"
)
IN_FULL = re.compile(
    r"内容|原文|全文|怎么(?:说|写|讲|提|规定|要求|表述|部署|安排)|咋(?:说|写|讲|提|安排)|如何(?:说|写|讲|表述|规定)|写了|讲了|说了|讲的|写的|说的|提了|讲些|说些|写些|具体|详细|展开|说法|表述|讲(?:什么|啥)|写(?:什么|啥)|念一?下|怎么个"
)
OUTLINE = re.compile(
    rf"框架|结构|目录|提纲|大纲|(?:几|哪|多少)(?:[几些]|个|大)*(?:部分|章(?!程)|板块|大块|块|篇)"
    rf"|(?:[{HAN}两]|\d)(?:个|大)+(?:部分|块|板块|章)"
)


class Wish(StrEnum):
    """What of a section is asked: its headings (标题), its opening sentences (总的要求), or its text (内容)."""

    HEADINGS = "headings"
    OPENING = "opening"
    TEXT = "text"


class Structure(Record):
    """Numbers are from 1; -1 is the last, 0 none.

    ``claimed`` is a number of headings that the question takes for given, ``claimed_words`` how it says so.
    ``is_plain`` where it plainly asks for a stretch of a document, ``is_loose`` where it may.
    """

    chapter: int = 0
    part: int = 0
    nth: int = 0
    claimed: int = 0
    claimed_words: str = ""
    wish: Wish = Wish.TEXT
    is_plain: bool = False
    is_loose: bool = False
    asks_outline: bool = False


def read_structure(folded: str) -> Structure:
    """Read the words of a folded question that say where in a document it looks, and what of the place it wants."""
    claimed = CLAIMED.search(NTH.sub(" ", PART.sub(" ", CHAPTER.sub(" ", folded))))
    return Structure(
        chapter=_number(CHAPTER, folded),
        part=_number(PART, folded),
        nth=_number(NTH, PART.sub(" ", CHAPTER.sub(" ", folded))),
        claimed=parse_number(claimed.group(1)) if claimed else 0,
        claimed_words=claimed.group() if claimed else "",
        wish=_wish(folded),
        is_plain=ABOUT_A_PLACE.search(folded) is not None or OPENING.search(folded) is not None,
        is_loose=LOOSELY.search(folded) is not None,
        asks_outline=OUTLINE.search(folded) is not None,
    )


def _wish(folded: str) -> Wish:
    if OPENING.search(folded):
        return Wish.OPENING
    return Wish.HEADINGS if HEADINGS.search(folded) and not IN_FULL.search(folded) else Wish.TEXT


def _number(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    found = next((g for g in match.groups() if g), "") if match else ""
    if found.startswith(("最后", "末", "倒数")):
        return -1
    return 1 if found.startswith(("首", "头", "最前")) else parse_number(found)
