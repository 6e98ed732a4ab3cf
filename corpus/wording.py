"""Every Chinese sentence that the corpus says to a user, in one place."""

from __future__ import annotations

UNKNOWN_SETTING = "环境变量 {variable} 不是任何一项配置；可用的是：{expected}。请改正或删除该变量。"
BAD_SETTING = "{prefix} 配置有误：{detail}"

NO_FOLDER = "找不到文件夹 {folder}；应为存放政策文件的文件夹，请检查路径。"
BAD_CATALOGUE = "目录 {path} 不能使用：{detail}。请按内置 corpus/texts/catalogue.toml 的格式改正。"
CATALOGUED_FILE_MISSING = "目录列有 {doc_id}，文件夹中却没有该文件；请补上文件或删去该条目录。"
BAD_CHECKSUM = "{path} 与目录登记不符：现为 sha256 {found}，应为 {expected}；请恢复原文件，确已更换则更新目录。"
NO_SUCH_DOCUMENT = "没有文件 {doc_id}；现有：{known}。"

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
    "overlay_unresolved": "有 {n_repeated} 句重复出现，但不符合可还原的覆盖规律（{reason}），按原样保留。",
    "cut_sentence": "句末残缺：“{before}”之后的文字缺失，与下文“{after}”粘连。",
    "lost_sentences": "此处缺 {n_lost} 句。",
}
"""Message of each problem by its stable code; the names in braces are filled in where the problem is found."""
