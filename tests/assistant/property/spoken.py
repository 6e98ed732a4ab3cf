"""What people call the ten targets, which no rule derives from their clauses; a target without a name fails here."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.records import Target

RATIO = "公民具备科学素质的比例"
NAMES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("2020年", "24.07", (f"2020年{RATIO}", "2020年北京市公民科学素质比例", "2020年本市具备科学素质的公民比例")),
    ("到2025年", "28", (f"到2025年{RATIO}", "2025年公民科学素质比例", "2025年北京市具备科学素质的公民占比")),
    ("到2035年", "国际创新型城市同等水平", (f"到2035年{RATIO}", "2035年公民科学素质比例")),
    ("提升行动", "5", ("“十四五”时期实施的提升行动的项数", "十四五时期要实施的提升行动数量")),
    ("示范学校", "200", ("北京市中小学科技教育示范学校的数量", "要加强建设的科技教育示范学校数量")),
    ("高素质农民", "1万", ("每年培训高素质农民的人次", "高素质农民每年的培训人次")),
    ("职工创新工作室", "8000", ("职工创新工作室的建设数量", "要建的职工创新工作室数量")),
    ("青年工程师", "100", ("北京优秀青年工程师创新工作室的建设数量", "要建的优秀青年工程师创新工作室数量")),
    ("劳动预备", "1万", ("每年职业技能提升培训的人次", "面向失业人员等重点群体每年的培训人次")),
    ("公务员", "1万", ("领导干部和公务员每年参观学习的人次", "每年组织领导干部和公务员到科研单位参观学习的人次")),
)
"""A word of the clause, the value, and the indicator as it is said, with its year or rhythm."""
WRONG_FIGURES: Mapping[str, str] = {
    "24.07%": "25.07%",
    "28%": "38%",
    "200家": "300家",
    "1万人次": "2万人次",
    "8000个": "9000个",
    "100个": "150个",
}
"""For a figure as printed, another that no document gives for the same."""


def names_of(target: Target) -> tuple[str, ...]:
    """What a target is called."""
    return next(names for word, value, names in NAMES if word in target.sentence and value == target.value)
