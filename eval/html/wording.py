"""The HTML report's share of the evaluation's wording; braces are filled by ``str.format``."""

from __future__ import annotations

from collections.abc import Mapping

from eval.spreadsheet.wording import KINDS

NAMES: Mapping[str, str] = {
    **{kind.value: name for kind, name in KINDS.items()},
    "false premise": "前提有误",
    "follow-up": "追问",
    "unanswerable": "无法作答",
    "untidy": "不规整",
}
"""Kinds and traits by the names that the result files give them."""

TITLE = "测评报告：{split}"
SUBTITLE = "{n} 题 · {date} · 索引 {fingerprint}"
SETTINGS = "设置"
CONTENTS = "目录"

MEASURES = "指标"
MEASURES_NOTE = (
    "圆点为比例，横线与方括号内为95%自助法区间（固定种子，按题重抽样2000次）。"
    "各题都一样时区间没有宽度，并不表示有十足把握。标 ↓ 的越低越好。"
)
LOWER_IS_BETTER = "{measure} ↓"
BY_KIND = "各题型答对率"
BY_KIND_NOTE = "先按题型，再按题目特点；n 为题数。"
ALL_MEASURES = "按题型、按题目特点列出全部指标"

BASELINES = "与基线比较"
BASELINES_NOTE = "同一批试题，同一次运行。段落基线以检索到的首段作答，低于阈值即不作答；阈值在开发试题上选定。"
COVERAGE = "答对率与作答比例"
COVERAGE_NOTE = (
    "横轴为作答的比例，纵轴为所作回答中答对的比例：越往左，只保留越有把握的回答。没有把握值的系统只有一个点。"
)

CONFUSION = "题型混淆"
CONFUSION_NOTE = "每行是试题的题型，每列是按什么题型作答。"
GOLD_KIND = "试题题型"
REFUSED = "未作答"
REFUSED_AS = "{kind}（未作答：{reason}）"
RAISED = "出错"

COMPARISON = "与以前的结果比较"
COMPARISON_NOTE = "以前的结果：{earlier}。两次都问到的试题 {n_both} 道；McNemar 精确检验（双侧）p = {p_value:.3g}。"
BETTER = "变对（{n}）"
WORSE = "变错（{n}）"
ONLY_BEFORE = "以前问过、这次没问的 {n} 道"
ONLY_NOW = "这次新问的 {n} 道"
HELD_OUT = "保留试题 {n} 道，不列出"

FAILURES = "未答对的试题"
NO_FAILURES = "没有未答对的试题。"
COUNTED_ONLY = "保留试题只按题型计数，不列出：{counts}。"
OF_KIND = "{kind}（{n}）"
HISTORY = "前文"
FILTERS = "筛选"
RESOLVED = "理解为"
WHY = "原因"
ANSWERED_AS = "作答题型"
ANSWER = "回答"
GOLD = "标准答案"
NOTE = "备注"
SOURCES = "原文"
LEGEND_CITED = "回答所引"
LEGEND_GOLD = "标准依据"
LEGEND_BOTH = "两者都是"
MORE_WINDOWS = "另有 {n} 处未列出"
GOLD_FIELDS = {
    "units": "单位",
    "count": "数目",
    "rows": "任务",
    "facts": "应说到",
    "forbidden": "不应出现",
    "reasons": "不作答的原因",
}
"""What the gold lays down, by the name of the field of ``eval.questions.GoldQuestion``."""
OR = " / "
AND = "；"
