"""What is often asked and a policy document seldom states: telephone, address, price, person (未载明的事项)."""

from __future__ import annotations

import re
from collections.abc import Mapping

ATTRIBUTES: Mapping[str, tuple[str, str]] = {
    "联系电话": (r"电话|联系方式|手机号|热线|座机|传真", r"电话|热线|传真"),
    "地址": (r"地址|办公地点|在哪(?:里|儿)?办公|怎么走|邮编", r"地址"),
    "网址或邮箱": (r"网址|官网|邮箱|公众号叫|微信号|二维码|链接", r"网址|邮箱|www|http"),
    "负责人姓名": (
        r"(?:负责人|联系人|局长|主任|处长|书记|校长|馆长|领导|专家|院士|选手|作者|导演)(?:的)?(?:是谁|叫什么|姓名|名字|叫啥|姓什么)|姓名|叫什么名字的人|哪位(?:领导|院士|专家)|谁签的字",
        r"姓名",
    ),
    "金额": (
        r"多少(?:钱|元|万元?|亿|经费|资金|预算|奖金)|(?:经费|预算|资金|投入|投资|奖金|票价|门票|拨款|补贴|补助|费用|工资|价格)(?:一年|总共|一共|总额|到底|是|有|给|要|大概)*(?:多少|几)|给(?:了)?(?:拨)?多少(?:万|钱|元)?|拨(?:款)?(?:了)?多少|奖金|票价|门票|收费|报销|几(?:百|千)?万元|贵不贵|要钱吗|免费吗",
        r"\d+(?:\.\d+)?(?:万|亿)?元",
    ),
    "报名与截止时间": (r"报名|截止|投稿|申报时间|申请时间", r"报名|截止"),
    "举办时间": (
        r"(?:什么时候|何时|哪(?:一)?天|几月几[号日]|几月份?|几点|几号|具体日期|具体时间)(?:举办|举行|办|开(?:始|幕|展|讲)?|启动|上线|上演|演|播|放映|搞|比)?",
        r"\d+月|\d+日|时限|期限",
    ),
    "举办地点": (
        r"(?:在)?(?:哪(?:里|儿)|什么地方|哪个(?:剧场|场馆|会场|地方|区))(?:举办|举行|办|开|演|搞|比|参加)|地点|会场在",
        r"地点|园区|会场",
    ),
    "参加人数": (
        r"多少(?:个)?(?:人|学生|观众|选手|名额)(?:参加|参与|报名|看|来)?|名额|有几个人",
        r"\d+(?:万)?(?:余)?(?:人|名)",
    ),
    "完成进度": (
        r"完成(?:了)?(?:多少|没有|没|情况|率|得怎么样)|进展|进度|做完|落实得怎么样|落实情况如何|效果(?:怎么样|如何|好不好)|打多少分|得分|考核结果",
        r"完成率",
    ),
    "场次": (
        r"(?:办|搞|开|讲|演|播|拍|出)(?:了|过)?(?:几|多少)(?:场|次|期|集|讲|堂)|(?:几|多少)(?:场|期|集)(?=[?？。]|$)",
        r"\d+(?:余)?(?:场|次|期|集)|每(?:年|月|季度?|周)",
    ),
    "题目": (
        r"(?:讲|设|演|播|展|考|教|上|选)(?:的|了)?(?:是)?哪(?:些|几)(?:个|期|场|门|部|首|道)?(?:题目?|主题|专题|课程?|科目|节目|曲目|剧目)",
        r"主题为|题目为|包括|分为",
    ),
    "原因": (r"为什么|为何|原因", r"因为|由于|原因"),
}

COMPILED = {name: (re.compile(asked), re.compile(told)) for name, (asked, told) in ATTRIBUTES.items()}


def asked_attribute(folded: str) -> str | None:
    """The attribute a question asks for, None where it asks for none of these."""
    return next((name for name, (asked, _) in COMPILED.items() if asked.search(folded)), None)


def last_asked(folded: str, attribute: str) -> int:
    """Where the last words that ask for the attribute end; 0 where there are none."""
    return max((m.end() for m in COMPILED[attribute][0].finditer(folded)), default=0)


def states(attribute: str, text: str) -> bool:
    """Whether a text states the attribute."""
    return COMPILED[attribute][1].search(text) is not None


def without_attribute(folded: str, attribute: str) -> str:
    """The question without the words that ask for the attribute, so that only what it is asked of remains."""
    return COMPILED[attribute][0].sub(" ", folded)
