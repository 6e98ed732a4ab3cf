"""Closed lists of values that records use (取值表)."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Administrative level of an issuer (行政层级)."""

    STATE = "国家"
    PROVINCE = "省"
    CITY = "市"
    DISTRICT = "区"


class Status(StrEnum):
    """Whether a document is in force (时效性)."""

    IN_FORCE = "现行"
    REPEALED = "废止"
    SUPERSEDED = "被替代"


class RemovalReason(StrEnum):
    """Why characters of the stored text are not part of the reading."""

    PAGE_BREAK = "page_break"  # 分页处的换行
    PEN_MARK = "pen_mark"  # 读者的勾画
    TAG = "tag"  # 标记残留
    OVERLAY_COPY = "overlay_copy"  # 重复抄入的句子


class SectionKind(StrEnum):
    """What a section is in the document's tree (结构层次)."""

    DOCUMENT = "document"  # 全文
    HEAD = "head"  # 版头、通知正文等编号以外的部分
    ANNEX = "annex"  # 附件
    CHAPTER = "chapter"  # 一、
    PART = "part"  # （一）
    CLAUSE = "clause"  # ——条
    ITEM = "item"  # 1.
    TABLE = "table"  # 表
    ROW = "row"  # 表行


class UnitKind(StrEnum):
    """A body (单位), a joint body (合署、联合机构) or a group of bodies (单位集合)."""

    BODY = "body"
    JOINT = "joint"
    GROUP = "group"


class Sureness(StrEnum):
    """How sure it is that a printed form stands for a unit."""

    EXACT = "exact"  # 就是本名或全称
    CERTAIN = "certain"  # 原文可证
    NEAR_CERTAIN = "near_certain"
    STRONG = "strong"  # 较强推断
    WEAK = "weak"  # 较弱推断，须注明
    LEARNED = "learned"  # 登记册中没有，按原文记


class Role(StrEnum):
    """What a list says its units do (职责)."""

    MAIN = "主责"
    LEAD = "牵头"
    RESPONSIBLE = "责任"
    SUPPORT = "配合"


class TargetKind(StrEnum):
    """Whether a figure was achieved (已达到), is aimed at, or recurs every year."""

    BASELINE = "baseline"
    TARGET = "target"
    PER_YEAR = "per_year"


FURNITURE = frozenset({RemovalReason.PAGE_BREAK, RemovalReason.PEN_MARK, RemovalReason.TAG})
"""Reasons whose removals a citation may run across: what stands on both sides is one flow of text."""


class LinkWording(StrEnum):
    """How the words of a task answer to those of the sentence that it serves (措辞异同)."""

    SAME = "same"  # 照录：整句见于任务
    PARTLY = "partly"  # 部分照录：有整个分句两处相同
    REWORDED = "reworded"  # 改写
