"""The columns of the questions' sheet, in order: head, width, whether it must be filled, what goes in, an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from eval.spreadsheet.wording import KINDS, NONE_AT_ALL, REASONS, SPLITS


class Column(StrEnum):
    """A column, named for the field of ``GoldQuestion`` that it holds."""

    ID = "id"
    KIND = "kind"
    QUESTION = "question"
    HISTORY = "history"
    FILTERS = "filters"
    ANSWERABLE = "answerable"
    UNITS = "units"
    COUNT = "count"
    ROWS = "rows"
    FACTS = "facts"
    FORBIDDEN = "forbidden"
    EVIDENCE = "evidence"
    REASONS = "reasons"
    SPLIT = "split"
    NOTE = "note"


@dataclass(frozen=True)
class Explained:
    """What staff are told of a column; ``width`` is in characters, as spreadsheets count."""

    head: str
    width: int
    required: str
    meaning: str
    example: str


EXPLAINED: Mapping[Column, Explained] = MappingProxyType(
    {
        Column.ID: Explained("编号", 14, "可不填", "每题不同；不填时以“第几行”为编号", "科普-001"),
        Column.KIND: Explained("题型", 12, "必填", "从下拉中选，共有：" + "、".join(KINDS.values()), "牵头单位"),
        Column.QUESTION: Explained("问题", 40, "必填", "照平常的说法写，错字、简称、半句话都可以", "金石大讲堂归谁管"),
        Column.HISTORY: Explained(
            "前文",
            30,
            "可不填",
            "接着问的题，把前面的问答按先后写在这里，一行一轮，写成“问｜答”",
            "市水务局今年有哪些活儿｜共2项：建设首都科普品牌；水务大讲堂。",
        ),
        Column.FILTERS: Explained(
            "限定",
            18,
            "可不填",
            "页面上选定的范围，一行一种：文件（编号）、附件、单位、类别、年份，冒号后写值",
            "附件：附件1｜附件2\n年份：2023",
        ),
        Column.ANSWERABLE: Explained(
            "可答", 7, "可不填", "文件里有没有答案：是、否；不填时，填了“不答原因”为否，否则为是", "是"
        ),
        Column.UNITS: Explained(
            "单位",
            24,
            "可不填",
            f"正确的单位全称，一行一个，多一个少一个都算错；不考单位时留空；应一个也没有时写“{NONE_AT_ALL}”",
            "市科委、中关村管委会\n市地震局",
        ),
        Column.COUNT: Explained("数目", 7, "可不填", "问“多少”的题，正确的整数；其余留空", "12"),
        Column.ROWS: Explained(
            "任务",
            14,
            "可不填",
            "应当列出的任务，一行一个，写成“附件2:8”；清单、数量、单位任务三种题型多一项少一项都算错",
            "附件2:7\n附件2:62",
        ),
        Column.FACTS: Explained(
            "要点",
            30,
            "可不填",
            "回答必须说到的话，一行一个，缺一个就算错；几种说法都可以时用“｜”隔开",
            "金石大讲堂\n28%｜百分之二十八",
        ),
        Column.FORBIDDEN: Explained("不得说", 20, "可不填", "回答里不许出现的话，一行一个", "市教委"),
        Column.EVIDENCE: Explained(
            "依据",
            50,
            "可不填",
            "证明答案的原文，一行一处，从文件照抄几个字到一整条；前面可写《文件名》；同一处有几种引法都可以时用“｜”隔开；"
            "留空则这一题不考引文；〔〕里的数字是导出时加的位置，自己填写时不用写",
            "《2023年北京市全民科学素质重点任务》8 金石大讲堂 市文物局",
        ),
        Column.REASONS: Explained(
            "不答原因",
            14,
            "“可答”为否时必填",
            "可以接受的原因，有几种时一行一个：" + "、".join(REASONS.values()),
            "没有这个单位",
        ),
        Column.SPLIT: Explained(
            "组别", 7, "可不填", "、".join(SPLITS.values()) + "；“保留”的题只计分，不用来改进；不填为“开发”", "开发"
        ),
        Column.NOTE: Explained("备注", 18, "可不填", "给人看的话，不影响评分", "口语"),
    }
)

REQUIRED = (Column.KIND, Column.QUESTION)
