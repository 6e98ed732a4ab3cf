"""The sheets' share of the evaluation's wording: heads, choices, explanations and what is wrong with a cell."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Kind, Reason

QUESTIONS = "试题"
GUIDE = "说明"
CHOICES = "选项"
SCORED = "评分"
SUMMARY = "汇总"
UNUSABLE = "未测评"

YES, NO = "是", "否"
NONE_AT_ALL = "（无）"
"""Written where units are asked for and none is right; an empty cell does not judge units."""

SPLITS: Mapping[str, str] = {"dev": "开发", "test": "保留"}

KINDS: Mapping[Kind, str] = {
    Kind.LEAD_UNIT: "牵头单位",
    Kind.RESPONSIBLE_UNITS: "责任单位",
    Kind.UNIT_TASKS: "单位任务",
    Kind.TASK_CONTENT: "任务内容",
    Kind.COUNT: "数量",
    Kind.LIST: "清单",
    Kind.COMPARE: "比较",
    Kind.TARGET: "目标指标",
    Kind.SECTION: "章节内容",
    Kind.DEFINITION: "名词解释",
    Kind.DOCUMENT_FACT: "文件信息",
    Kind.CROSS_DOCUMENT: "跨文件对照",
    Kind.YES_NO: "是非判断",
    Kind.GREETING: "寒暄",
    Kind.HELP: "用法",
    Kind.SEVERAL: "多个问题",
}

REASONS: Mapping[Reason, str] = {
    Reason.NO_SUCH_UNIT: "没有这个单位",
    Reason.NO_SUCH_TASK: "没有这项任务",
    Reason.NO_SUCH_DOCUMENT: "没有这份文件",
    Reason.NO_SUCH_YEAR: "没有这一年",
    Reason.NO_SUCH_FIGURE: "没有这个数字",
    Reason.NOT_STATED: "文件未说明",
    Reason.GAP_IN_COPY: "抄件缺文",
    Reason.OUT_OF_SCOPE: "超出范围",
}

FILTERS: Mapping[str, str] = {
    "doc_ids": "文件",
    "parts": "附件",
    "units": "单位",
    "categories": "类别",
    "years": "年份",
}

# The guide.
GUIDE_HEADS = ("列", "要不要填", "填什么", "例子")
GUIDE_RULES = (
    "一行一题。单元格里有几个值时，一行写一个（按 Alt+Enter 换行）；同一个值有几种写法都算对时，用“｜”隔开。",
    "单元格一律当作文字，公式不计算。请不要合并单元格，不要改动第一行的列名；多加的列不影响测评。",
    "值里本来就有的“｜”“\\”和换行，分别写作“\\｜”“\\\\”“\\n”。",
    "填好后运行 python -m eval run 文件名.xlsx，结果写在“文件名.scored.xlsx”里，原文件不变。",
)

# What is wrong with a cell: what was found, what was expected, what to do.
WHERE = "工作表“{sheet}”第 {row} 行 {letter} 列（{head}）：{message}"
WHERE_ROW = "工作表“{sheet}”第 {row} 行：{message}"
FORMULA = "是公式 {found}，公式不计算；请改为文字（先把单元格格式设为“文本”再输入）"
ERROR_VALUE = "是错误值 {found}；请改为文字，或清空"
DATE = "被表格软件当成了日期 {found}；请先把单元格格式设为“文本”，再重新输入"
MERGED = "有合并单元格（{range}）；请取消合并，每一题占一行"
EMPTY = "没有填；这一列必须填"
BAD_CHOICE = "是“{found}”，应为下列之一：{expected}"
REPEATED = "编号“{found}”与第 {row} 行相同；请改为不同的编号，或留空"
DEFAULT_ID = "第{row}行"
NO_COLUMN = "表中没有“{head}”这一列：{message}"
BAD_COUNT = "是“{found}”，应为 0 以上的整数，如 12；请只填数字"
BAD_ROW = "是“{found}”，应写成“附件2:8”（附件名、冒号、序号）"
UNKNOWN_ROW = "“{found}”在文件里没有；请核对附件和序号"
EMPTY_CHOICE = "第 {n} 行“{found}”里有空的写法；请删去多余的“｜”"
BAD_TURN = "第 {n} 行“{found}”应写成“问｜答”，没有答案时只写问"
BAD_FILTER = "第 {n} 行“{found}”应写成“{expected}：值｜值”，冒号前为其中之一"
BAD_YEAR = "年份“{found}”应为四位数字，如 2023"
REASON_WANTED = "没有填；“可答”为否时应填一个可以接受的不答原因：{expected}"
REASON_UNWANTED = "填了“{found}”，但“可答”为是；请清空这一格，或把“可答”改为否"
MUST_BE_EMPTY = "“可答”为否时这一格应留空"
TOO_LONG = "有 {n} 字，一个单元格至多 {limit} 字；请删短"
QUOTE_NOT_FOUND = "第 {n} 行“{quote}”在{where}中找不到；请从原文照抄（空格、换行、全角半角不论）"
QUOTE_TOO_COMMON = "第 {n} 行“{quote}”在{where}中出现 {n_places} 次，说明不了出自哪里；请多抄几个字"
QUOTE_TOO_SHORT = "第 {n} 行“{quote}”太短；请至少抄 {least} 个字"
QUOTE_DIFFERS = "第 {n} 行“{quote}”不是{where}第 {start} 到 {end} 字；请删去〔〕和其中的数字，程序会自己找"
AMBIGUOUS_DOCUMENT = "第 {n} 行《{found}》可能是下列几份文件：{expected}；请写全名"
ALL_DOCUMENTS = "各份文件"

# What is wrong with a file.
NO_FILE = "找不到文件 {path}"
NOT_A_WORKBOOK = "{path} 不是 .xlsx 表格：{detail}。请在表格软件里另存为“Excel 工作簿 (*.xlsx)”再试；不能带打开密码"
TOO_LARGE = "{path} 展开后有 {found} MB，至多 {limit} MB；请删去图片和空白的行列再试"
NO_HEADS = "{path} 里没有找到列名：应有一行含 {expected}；各工作表第一行为 {found}。请用 python -m eval export 取得样表"
REPEATED_HEAD = "工作表“{sheet}”里有两列都叫“{head}”；请删去或改名其中一列"
UNKNOWN_HEADS = "工作表“{sheet}”里不认识的列没有读：{heads}"
NO_ROWS = "{path} 的工作表“{sheet}”里没有一道题"
NO_USABLE_ROWS = "{path} 里没有一道可用的题：\n{faults}"
EXISTS = "{path} 已经存在；换一个文件名，或加 --force 覆盖"
NOT_XLSX = "{path} 的扩展名应为 .xlsx"
UNWRITABLE = "不能写入 {path}：{detail}；如果正在表格软件里打开着，请先关闭"
LONG_CELL = "试题 {id} 的“{head}”有 {n} 字，超过一个单元格的 {limit} 字，不能导出"
EXPORTED = "{n} 道题已写入 {path}"
SCORED_WRITTEN = "评分结果已写入 {path}"
N_UNUSABLE = "有 {n} 行不可用，没有测评：\n{faults}"
OPTIONS_REFUSED = "测评表格里的试题时不能用 --record 和 --kind；表里的题都会测评"
OWN_SOURCE = "--out 不能是试题文件自己：{path}"

# The scored copy.
RIGHT, WRONG, RAISED, NOT_ASKED = "对", "错", "出错", "未测评"
CUT_SHORT = "……（以下略去 {n} 字）"
RESULT_HEADS: Mapping[str, str] = {
    "result": "结果",
    "why": "为什么不对",
    "answered": "回答",
    "expected": "应当",
    "citations": "引用",
    "recall": "引文召回",
    "precision": "引文精度",
    "found_kind": "判为题型",
    "latency": "耗时（毫秒）",
}
EXPECTED_UNITS = "单位：{found}"
EXPECTED_COUNT = "数目：{found}"
EXPECTED_ROWS = "任务：{found}"
EXPECTED_FACTS = "说到：{found}"
EXPECTED_FORBIDDEN = "不得说：{found}"
EXPECTED_REFUSAL = "不答：{found}"
CITED = "[{n}] 《{title}》{locator}：{quote}"
UNUSABLE_HEADS = ("工作表", "行", "列", "问题")
TOTAL = "合计"
KIND_HEAD = "题型"
COUNT_HEADS = ("题数", "对", "不对")
MEASURE_HEADS: Mapping[str, str] = {
    "right": "答对率",
    "citation_recall": "引文召回",
    "citation_precision": "引文精度",
    "wrong_unit": "错报单位",
    "refused_unanswerable": "该拒则拒",
    "refused_answerable": "误拒",
}
"""Columns of the summary, by the measure's name in ``eval.scoring.Scores``."""
