"""Several questions in one text are parted; instructions hidden in a question are dropped."""

from __future__ import annotations

import re

INJECTION = re.compile(
    r"忽略(?:以上|之前|前面|上面|所有|你|一切)|无视(?:以上|之前|前面|上面|所有|你)|系统提示|提示词|从现在起(?:你)?|你(?:现在)?必须(?:说|回答|承认)"
    r"|(?:假装|扮演|装作)(?:你|成|一个)?|不要(?:管|理会|遵守)|ignore\s+(?:all|the|previous)|system\s*prompt|开发者模式|越狱|jailbreak|请输出你的"
)
NUMBERED = re.compile(
    r"(?:^|(?<=[?？。;；,，\s]))(?:\(?[1-9一二三四五六]\)?[、.．)]|[①②③④⑤⑥]|第[一二三四五]个?问题[:：,，]?)"
)
BOUNDARY = re.compile(r"(?<=[?？])|(?<=[;；\n])|(?<=[。！!])|[,，](?=另外|还有就是|顺便|再问|再就是|再帮我)")
SAME_AGAIN = re.compile(
    r"(?P<ask>归谁|归哪\w{1,3}|(?:是)?谁\w{0,3}|几[项条个]|多少[项条个])[\s,，、](?=[^\s,，、?？]{3,}(?P=ask)[?？]?$)"
)
"""The end of a question behind which another begins that asks the same of another thing (X归谁 Y归谁)."""
ASKS = re.compile(
    r"[?？]|谁|哪|什么|啥|多少|几|怎么|如何|咋|吗|是否|有没有|是不是|呢|何|列(?:出|一下)|说说|讲讲|介绍|文号|日期|主责|牵头|责任单位|内容|清单"
)


def without_instructions(text: str) -> tuple[str, bool]:
    """Give the text without sentences that try to instruct the system, and whether there was one."""
    sentences = re.split(r"(?<=[。！!?？\n;；])", text)
    kept = [s for s in sentences if not INJECTION.search(s)]
    return "".join(kept).strip(), len(kept) < len(sentences)


def split_questions(text: str) -> tuple[str, ...]:
    """Part a text into its questions, in order; statements stay with the question behind them.

    A text of one question gives a tuple of one.
    """
    pieces = [p.strip(" ,，、") for p in NUMBERED.split(text)] if len(NUMBERED.findall(text)) > 1 else [text]
    parts = [s for piece in pieces for s in BOUNDARY.split(SAME_AGAIN.sub(r"\g<ask>；", piece))]
    questions: list[str] = []
    pending = ""
    for part in (p.strip() for p in parts):
        if not part:
            continue
        if _is_question(part):
            questions.append(pending + part)
            pending = ""
        else:
            pending += part
    if pending and questions:
        questions[-1] += pending
    return tuple(questions) or (text,)


def _is_question(part: str) -> bool:
    return len(part) > 1 and ASKS.search(part) is not None
