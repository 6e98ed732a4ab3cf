"""Every Chinese word that the page says of its own, in one place."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Reason

# The application
TITLE = "政策文件问答"
SUBTITLE = "答案出自文件原文，逐条标明出处"
OPENED = "问答页已打开：{url}（按 Ctrl+C 关闭）"
OPENING = "正在读取文件、检查索引……"
CLOSED = "问答页已关闭。"
NOT_LOOPBACK = (
    "POLICYQA_PAGE_HOST 为 {host}，其他机器可以访问；本页尚无登录，只允许本机地址。请改为 127.0.0.1、::1 或 localhost。"
)
CANNOT_LISTEN = (
    "不能在 {host} 的 {port} 端口上打开问答页（{detail}）；请关闭占用该端口的程序，或用 POLICYQA_PAGE_PORT 换一个端口。"
)

# Asking
NEW_CONVERSATION = "新对话"
OPEN_SOURCE = "看原文"
ASK_LABEL = "问题"
ASK_HINT = "输入问题（Enter 发送，Shift+Enter 换行）"
SEND = "发送"
CONVERSATION_LABEL = "对话"
WELCOME = "想查哪项政策工作？"
WELCOME_MORE = "可以问由谁负责、做什么、多少、何时完成；点答案里的编号，打开原文并标出依据。"
EXAMPLES_LABEL = "可以这样问"
EXAMPLES = (
    "老年人防诈骗这块归谁管、具体做什么",
    "市气象局今年有哪些任务",
    "到2025年公民具备科学素质的比例要达到多少",
    "金石大讲堂归谁管",
    "纲要里的雨燕计划，2023年谁在做",
)
PENDING = "正在查找……"
QUESTION_BY = "提问"
ANSWER_BY = "回答"

# An answer
RESOLVED = "理解为"
CORRECTED = "已按此理解"
CORRECTION = "“{before}”作“{after}”"
NOTES = "说明"
ROWS = "列表（{n} 项）"
GROUP_ROWS = "仅通过单位集合涉及（{n} 项）"
CITATIONS = "出处"
MORE_CITATIONS = "其余 {n} 条出处"
NEAR = "相近的内容"
MARKER = "出处 {n}：{where}"
FAILED = "这个问题没能处理"

REASONS: Mapping[Reason, str] = {
    Reason.NO_SUCH_UNIT: "文件中没有这个单位",
    Reason.NO_SUCH_TASK: "文件中没有这项任务",
    Reason.NO_SUCH_DOCUMENT: "没有收入这份文件",
    Reason.NO_SUCH_YEAR: "文件没有涉及这一年",
    Reason.NO_SUCH_FIGURE: "文件中没有这个数字",
    Reason.NOT_STATED: "文件没有说明",
    Reason.GAP_IN_COPY: "抄件此处缺文",
    Reason.OUT_OF_SCOPE: "不在所收文件的范围内",
}

COLUMN_PLACE = "位置"
COLUMN_DOCUMENT = "文件"
COLUMN_TITLE = "名称"
NO_CATEGORY = "未分类"
COLUMN_UNITS = "单位"
COLUMN_ROLE = "职责"
COLUMN_VALUE = "数值"
COLUMN_TIME = "时间"
COLUMN_CITATIONS = "出处"
ITEM = "第{num}项"
UNIT_COMMA = "、"

VALUE_KINDS: Mapping[str, str] = {"baseline": "已达到", "target": "目标", "per_year": "每年"}
BEHIND_THE_UNIT = frozenset({"左右", "以上", "以下", "以内", "上下"})
BEFORE_THE_UNIT = frozenset({"余", "多", "几"})

# A document and its source
DATE = "{year}年{month}月{day}日"
SIGNED = "成文 {date}"
ISSUED = "发布 {date}"
LIBRARY = "所收文件"
LIBRARY_MORE = "共 {n} 份。点文件名看全文。"
ALL_DOCUMENTS = "全部文件"
BACK = "返回对话"
PREVIOUS = "上一处"
NEXT = "下一处"
PLACE_OF = "第 {n} / {total} 处"
VIEWS = "版本"
AS_READ = "校读"
AS_STORED = "原样"
AS_READ_HINT = "按正确的阅读次序排列，去掉分页、勾画和重复抄入的文字"
AS_STORED_HINT = "与所收文件一字不差；灰色为校读时去掉的文字"
SOURCE_LABEL = "原文"
SOURCE_TEXT = "原文全文"
GAP = "此处缺 {n} 句"
GAP_UNKNOWN = "此处断缺，字数不明"
REMOVED_PAGE_BREAK = "分页处的换行"
REMOVED_PEN_MARK = "读者的勾画"
REMOVED_TAG = "标记残留"
REMOVED_COPY = "重复抄入的文字"
NOT_IN_READING = "所引文字不在校读文本中，以下按原样显示。"
PLACE_GONE = "这条出处已不在当前对话中，请重新提问。"
