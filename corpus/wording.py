"""Every Chinese sentence that the corpus says to a user, in one place."""

from __future__ import annotations

UNKNOWN_SETTING = "环境变量 {variable} 不是任何一项配置；可用的是：{expected}。请改正或删除该变量。"
BAD_SETTING = "{prefix} 配置有误：{detail}"

NO_FOLDER = "找不到文件夹 {folder}；应为存放政策文件的文件夹，请检查路径。"
BAD_CATALOGUE = "目录 {path} 不能使用：{detail}。请按内置 corpus/texts/catalogue.toml 的格式改正。"
CATALOGUED_FILE_MISSING = "目录列有 {doc_id}，文件夹中却没有该文件；请补上文件或删去该条目录。"
BAD_CHECKSUM = "{path} 与目录登记不符：现为 sha256 {found}，应为 {expected}；请恢复原文件，确已更换则更新目录。"
NO_SUCH_DOCUMENT = "没有文件 {doc_id}；现有：{known}。"

SENTENCE_THRICE = "“{sentence}…”出现三次以上"
REPEATS_OUT_OF_ORDER = "重复句的次序与位置不合"
WRONG_NUMBER_OF_SENTENCES = "两处重复之间应有 {n} 句错位，而该处只有 {n_slots} 句"
NO_KNOWN_END = "不能确定重抄到何处为止"
NO_MOVED_SENTENCE = "没有错位的句子，是重复插入而非覆盖"

PROBLEMS: dict[str, str] = {
    # catalogue: the files
    "unsupported_file": "格式 {suffix} 暂不能读取，只读取 .txt 和 .md，本文件未收入。",
    "not_utf8": "不是 UTF-8 编码（第 {offset} 字节起不能解码），本文件未收入；请另存为 UTF-8。",
    "unreadable_file": "打不开（{detail}），本文件未收入；请检查权限。",
    "empty_file": "文件没有文字，未收入。",
    "not_chinese": "文中汉字仅占 {percent}%，可能是编码错误造成的乱码，请核对原文件。",
    "same_name": "与另一文件同名（仅字形编码不同），未收入。",
    "no_title": "未能从文中认出标题，暂以文件名代替。",
    # repair: the reading
    "overlay_repaired": (
        "抄件有重抄覆盖：{n_overwritten} 句位置被覆盖，其中 {n_repeated} 句重复、{n_moved} 句错位已归位，"
        "{n_lost} 句缺失无从补回。"
    ),
    "overlay_unresolved": "多处句子重复出现，但不符合可还原的覆盖规律（{reason}），按原样保留。",
    "cut_sentence": "句末残缺：“{before}”之后的文字缺失，与下文“{after}”粘连。",
    "lost_sentences": "“{before}”之后缺 {n_lost} 句。",
    # structure, tables, tasks
    "number_jump": "编号不连续：“{number}”之前缺号，而文中未见缺文。",
    "row_unread": "表中此行与表头各栏对不上，未能读为任务。",
    "task_without_units": "“{locator}”未见单位清单。",
}
"""Message of each problem by its stable code; the names in braces are filled in where the problem is found."""

LOCATOR_ANNEX = "附件{num}"
LOCATOR_ARTICLE = "第{num}条"
LOCATOR_ITEM = "第{num}项"
LOCATOR_ROW = "表第{num}行"
LOCATOR_TABLE = "表"
LOCATOR_CHAPTER = "第{num}部分"
LOCATOR_DOCUMENT = "全文"
LOCATOR_HEAD = {"notice": "通知正文", "head": "开头部分", "lead": "引言", "signature": "落款", "below_table": "表后"}
HEADING_LOST = "［标题缺］"
AFTER_GAP = "［缺文后］"
BETWEEN = "{before}与{after}之间"
BEFORE = "{after}之前"

BAD_REGISTER = "单位登记册 {path} 不能使用：{detail}。请按文件开头的说明改正。"
REGISTER_SYNTAX = "不是合格的 TOML（{detail}）"
REGISTER_ENTRY = "第 {n} 个 [[{table}]]（{name}）{detail}"
REGISTER_TOP = "文件开头的设置{detail}"
ENTRY_MISSING = "缺少 {field}"
ENTRY_UNKNOWN = "有不认识的字段 {field}"
ENTRY_BAD_VALUE = "的 {field} 写作 {value}，应为{expected}"
DOUBLE_FORM = "写法“{form}”在{jurisdiction}同时属于“{first}”和“{second}”，只能属于一个单位"
DOUBLE_UNIT = "“{name}”在{jurisdiction}登记了两次"
UNKNOWN_PERHAPS = "“{name}”的 perhaps 写作“{perhaps}”，登记册中没有这个单位"
UNKNOWN_JURISDICTION = "“{name}”的 jurisdiction 写作“{jurisdiction}”，没有这个 [[jurisdiction]]"
EXPECTED_VALUES: dict[str, str] = {
    "kind": "body、joint、group 之一",
    "sureness": "certain、near_certain、strong、weak 之一",
    "derive": "true 或 false",
    "aliases": "{ form, sureness, ground } 组成的列表",
    "forms": "文字的列表",
    "spoken": "文字的列表",
    "short": "文字的列表",
}
"""What a field of the register may hold, by its name; any other field holds text."""
EXPECTED_TEXT = "文字"
NAMELESS = "未写名称"

HELP = "查看政策文件的原文与读取结果。"
HELP_TEXT = "原样输出一份文件的存档文本（UTF-8）"
HELP_REPORT = "逐份报告读取结果与全部问题"
HELP_DOC_ID = "文件在文件夹中的相对路径"
HELP_CORPUS = "政策文件所在的文件夹；不写则用内置文件"

REPORT_TITLE = "■ {doc_id}\n  {title}"
REPORT_ELEMENTS = "  文号 {number}；发文机关 {issuer}；成文 {signed}；发布 {issued}；规划期 {period}"
REPORT_NOT_STATED = "未载明"
REPORT_SECTIONS = "  章节 {n}{split}"
REPORT_TASKS = "  任务 {n}{split}"
REPORT_MAIN = "正文"
REPORT_UNITS = "  单位 {n}（提及 {n_mentions} 处；登记册未载、按原文记 {n_learned}）"
REPORT_TARGETS = "  指标 {n}{split}"
REPORT_LINKS = "  对应 {n}{split}：其他文件的 {n_tasks} 项任务对应本文件 {n_sections} 处"
REPORT_GAPS = "  缺文 {n} 处（缺 {n_sentences} 句，另有句末残缺 {n_cut} 处）"
REPORT_BALANCE = "  字数 章节内 {in_sections}{removed} = {total}；全文 {length}：{verdict}"
REPORT_REMOVED = " + {reason} {n}"
REPORT_ADDS_UP = "相符"
REPORT_DOES_NOT_ADD_UP = "不符，读取有误"
REPORT_PROBLEMS = "  问题 {n}"
REPORT_PROBLEM = "    {name}[{code}]{place} {message}"
REPORT_PLACE = " {start}–{end}"
REPORT_NOT_READ = "■ 未收入的文件"
REPORT_TOTALS = (
    "共 {n_documents} 份文件，章节 {n_sections}，任务 {n_tasks}，指标 {n_targets}，对应 {n_links}，问题 {n_problems}。"
)
SECTION_KINDS: dict[str, str] = {
    "document": "全文",
    "head": "编号以外",
    "annex": "附件",
    "chapter": "章",
    "part": "节",
    "clause": "条款",
    "item": "项",
    "table": "表",
    "row": "表行",
}
LINK_WORDINGS: dict[str, str] = {"same": "措辞相同", "partly": "部分措辞相同", "reworded": "措辞有改动"}
TARGET_KINDS: dict[str, str] = {"baseline": "已达到", "target": "目标", "per_year": "每年"}
REMOVAL_REASONS: dict[str, str] = {
    "page_break": "分页、断行",
    "pen_mark": "勾画",
    "tag": "标记",
    "overlay_copy": "重抄",
}
