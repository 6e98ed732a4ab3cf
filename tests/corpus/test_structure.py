"""The tree of sections over small readings."""

import pytest

from corpus.reading import identity_reading, make_reading
from corpus.records import (
    Document,
    Gap,
    Reading,
    Removal,
    RemovalReason,
    Section,
    Source,
    Span,
)
from corpus.structure.structure import parse_sections

TASKS = "000_b8b4a31499fe38d2.txt"
PLAN = "004_702c4e42f671215c.txt"


def document(text: str, title: str = "安和市节水规划") -> Document:
    source = Source(path="a.txt", media_type="text/plain", sha256="0" * 64)
    return Document(doc_id="a.txt", title=title, document_number=None, issuer=None, source=source, text=text)


def sections_of(text: str, *, gaps: tuple[Gap, ...] = (), title: str = "安和市节水规划") -> tuple[Section, ...]:
    made = document(text, title)
    reading = identity_reading(made).model_copy(update={"gaps": gaps})
    return parse_sections(made, reading)[0]


def outline(sections: tuple[Section, ...]) -> list[tuple[str, str | None, str]]:
    return [(section.kind.value, section.heading, section.locator) for section in sections[1:]]


def assert_tiles(stored: str, reading: Reading, sections: tuple[Section, ...]) -> None:
    spans = [span for section in sections for span in section.spans]
    spans += [removal.span for removal in reading.removals]
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        assert span.start == at
        at = span.end
    assert at == len(stored)
    for section in sections:
        assert section.text == "".join(stored[span.start : span.end] for span in section.spans)


def at(sections: tuple[Section, ...], locator: str) -> Section:
    return next(section for section in sections if section.locator == locator)


def test_levels_nest_and_run_through_items_are_cited_by_number() -> None:
    text = (
        "现将要点印发。\n一、总体要求\n坚持节水。\n二、重点任务\n（一）宣传\n1. 办好讲堂。办十场。\n"
        "（二）管网\n2. 更换水表。\n——居民先行。先居民后单位。\n"
    )
    assert outline(sections_of(text)) == [
        ("head", None, "开头部分"),
        ("chapter", "总体要求", "第一部分"),
        ("chapter", "重点任务", "第二部分"),
        ("part", "宣传", "二、（一）"),
        ("item", "办好讲堂", "第1条"),
        ("part", "管网", "二、（二）"),
        ("item", "更换水表", "第2条"),
        ("clause", "居民先行", "第2条——居民先行"),
    ]
    sections = sections_of(text)
    assert at(sections, "第1条").path == ("安和市节水规划", "重点任务", "宣传", "办好讲堂")
    assert at(sections, "第1条").parent_id == at(sections, "二、（一）").section_id
    assert at(sections, "二、（二）").num == "（二）"


def test_articles_are_cited_alone() -> None:
    text = "第一章　总则\n第一条　为了节约用水，制定本条例。\n第二章　用水\n第一节　居民\n第二条　居民节约用水。\n"
    assert [section.locator for section in sections_of("条例。\n" + text)[1:]] == [
        "开头部分",
        "第一章",
        "第一条",
        "第二章",
        "第二章第一节",
        "第二条",
    ]
    assert at(sections_of(text), "第二条").heading is None


NOTICE = """安和市水务局关于印发2024年节水工作要点和任务清单的通知
各区：
现将《2024年节水工作要点》《2024年节水任务清单》印发给你们。
附件：1. 2024年节水工作要点
2. 2024年节水任务清单

安和市水务局
2024年3月1日

2024 年节水工作要点

节水是大事。

一、宣传
1. 办好讲堂。（市教委）

附件 2

2024年节水任务清单

任务类别\t序号\t任务名称\t主责单位
一、宣传\t1\t世界水日\t市水务局
"""


def test_annexes_begin_at_their_line_or_at_the_title_that_the_notice_lists() -> None:
    sections = sections_of(NOTICE, title="安和市水务局关于印发2024年节水工作要点和任务清单的通知")
    assert outline(sections) == [
        ("head", None, "通知正文"),
        ("annex", "2024 年节水工作要点", "附件1"),
        ("chapter", "宣传", "附件1 第一部分"),
        ("item", "办好讲堂", "附件1 一、1."),
        ("annex", "2024年节水任务清单", "附件2"),
        ("table", None, "附件2 表"),
        ("row", "世界水日", "附件2 第1项"),
    ]
    row = at(sections, "附件2 第1项")
    assert row.num == "1"
    assert row.path[-2:] == ("一、宣传", "世界水日")


def test_the_text_that_a_notice_issues_begins_behind_its_date() -> None:
    text = (
        "安和市人民政府关于印发《安和市节水规划》的通知\n现将《安和市节水规划》印发给你们。\n安和市人民政府\n2024年3月1日\n"
        "安和市节水规划\n为节约用水，制定本规划。\n一、目标\n到2030年全市节水。\n安和市水务局\n2024年2月1日\n"
    )
    sections = sections_of(text, title="安和市人民政府关于印发《安和市节水规划》的通知")
    assert [section.locator for section in sections[1:]] == ["通知正文", "引言", "第一部分", "落款"]
    assert at(sections, "引言").text == "安和市节水规划\n为节约用水，制定本规划。\n"
    assert at(sections, "落款").text == "安和市水务局\n2024年2月1日\n"


def test_a_repaired_section_is_made_of_its_pieces_and_removals_stay_out() -> None:
    stored = "一、宣传\n办好讲\n\n堂。✓进校园。\n二、管网\n改造。\n"
    cut, pen = stored.index("\n\n"), stored.index("✓")
    removals = [
        Removal(span=Span(start=cut, end=cut + 2), reason=RemovalReason.PAGE_BREAK),
        Removal(span=Span(start=pen, end=pen + 1), reason=RemovalReason.PEN_MARK),
    ]
    pieces = [Span(start=0, end=cut), Span(start=cut + 2, end=pen), Span(start=pen + 1, end=len(stored))]
    reading = make_reading(document(stored), pieces, removals)
    sections, _ = parse_sections(document(stored), reading)
    assert_tiles(stored, reading, sections)
    assert at(sections, "第一部分").text == "一、宣传\n办好讲堂。进校园。\n"
    assert len(at(sections, "第一部分").spans) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "一、目标\n节水。",
        "\n\n一、目标\n节水。\n",
        "没有任何编号的一段话",
        "附件1\n清单\n序号\t任务名称\t责任单位\n1\t讲堂\t市教委\n\n\n附件2\n其他\n",
        "序号\t任务名称\t责任单位\n1\t讲堂\t市教委\n\n注：每年一次。\n",
        "\x00\x0c一、目标\r\n节水。\r\n",
    ],
)
def test_any_text_is_tiled(text: str) -> None:
    made = document(text)
    reading = identity_reading(made)
    sections, _ = parse_sections(made, reading)
    assert_tiles(text, reading, sections)


def lost(text: str, *gaps: tuple[str, int | None]) -> tuple[Section, ...]:
    """Parse a text with a gap before each of the given words."""
    return sections_of(text, gaps=tuple(Gap(at=text.index(words), n_sentences=n) for words, n in gaps))


def test_a_heading_that_one_gap_must_hold_is_lost_and_what_follows_is_its_text() -> None:
    text = "三、行动\n（一）青年行动\n进校园。\n面向老人办讲座。\n（三）工人行动\n进车间。\n"
    sections = lost(text, ("面向老人", 2))
    section = at(sections, "三、（二）［标题缺］")
    assert (section.num, section.heading, section.n_lost) == ("（二）", None, 2)
    assert section.text == "面向老人办讲座。\n"
    assert at(sections, "三、（一）").n_lost is None
    assert at(sections, "三、（三）").n_lost == 0


def test_what_may_belong_to_either_of_two_sections_lies_in_neither() -> None:
    text = "三、行动\n（一）青年行动\n进校园。\n办展览。\n送服务。\n（三）工人行动\n进车间。\n"
    sections = lost(text, ("办展览", 2), ("送服务", 1))
    between = at(sections, "三、（一）与（三）之间")
    assert (between.num, between.heading, between.text) == (None, None, "办展览。\n")
    assert between.parent_id == at(sections, "第三部分").section_id
    assert at(sections, "三、（二）［标题缺］").text == "送服务。\n"


def test_more_headings_than_a_gap_has_sentences_do_not_fit_into_it() -> None:
    text = "三、行动\n（一）青年行动\n进校园。\n办展览。\n送服务。\n（四）工人行动\n进车间。\n"
    sections = lost(text, ("办展览", 1), ("送服务", 1))
    assert at(sections, "三、（二）［标题缺］").text == "办展览。\n"
    assert at(sections, "三、（三）［标题缺］").text == "送服务。\n"


def test_a_lost_section_of_which_nothing_is_left_is_still_there() -> None:
    text = "三、行动\n（一）青年行动\n进校园。\n（三）工人行动\n进车间。\n"
    section = at(lost(text, ("（三）", 4)), "三、（二）［标题缺］")
    assert (section.text, section.spans, section.n_lost) == ("", (), 4)


def test_a_series_that_begins_again_forces_a_chapter_and_its_first_part() -> None:
    text = "三、工程\n（一）宣传工程\n进校园。\n（二）设施工程\n建场馆。\n办展览。\n（二）机制保障\n完善机制。\n"
    behind = text.index("（二）机制")
    gaps = (Gap(at=text.index("办展览"), n_sentences=3), Gap(at=behind, n_sentences=2))
    sections = sections_of(text, gaps=gaps)
    assert [section.locator for section in sections[2:]] == [
        "三、（一）",
        "三、（二）",
        "三、（二）与四、（二）之间",
        "第四部分［标题缺］",
        "四、（一）［标题缺］",
        "四、（二）",
    ]
    assert at(sections, "第四部分［标题缺］").num == "四、"
    assert at(sections, "四、（二）").parent_id == at(sections, "第四部分［标题缺］").section_id


def test_a_clause_stands_in_a_part_not_before_the_first() -> None:
    text = "三、工程\n完善体系。\n推动协同。——专项行动。支持高校。\n鼓励人员。\n（二）宣传工程\n进校园。——办讲堂。\n"
    sections = lost(text, ("推动协同", 2), ("鼓励人员", 2))
    assert at(sections, "三、（一）［标题缺］").text == "推动协同。"
    assert at(sections, "三、（一）——专项行动").text == "——专项行动。支持高校。\n"


def test_a_clause_does_not_stand_in_a_chapter_whose_parts_have_none() -> None:
    text = (
        "三、工程\n（一）宣传工程\n——进校园。\n（二）交流工程\n——办论坛。\n办展览。\n——联动发展。共享资源。\n"
        "（二）机制保障\n完善机制。\n（三）条件保障\n加大投入。\n"
    )
    gaps = (Gap(at=text.index("办展览"), n_sentences=3), Gap(at=text.index("（二）机制"), n_sentences=2))
    sections = sections_of(text, gaps=gaps)
    assert at(sections, "三、（二）［缺文后］").text == "办展览。\n"
    assert at(sections, "三、（二）——联动发展").text == "——联动发展。共享资源。\n"
    assert at(sections, "四、（一）［标题缺］").text == ""


def test_text_behind_a_gap_may_be_in_a_clause_whose_heading_is_lost() -> None:
    text = "三、工程\n（一）宣传工程\n——办讲堂。办十场。\n进社区。\n——进校园。\n"
    sections = lost(text, ("进社区", 3))
    assert at(sections, "三、（一）［缺文后］").text == "进社区。\n"
    assert at(sections, "三、（一）——办讲堂").n_lost == 3


def test_a_cut_sentence_is_a_loss_of_unknown_length_and_hides_no_heading() -> None:
    text = "三、行动\n（一）青年行动\n加大（二）老人行动\n办讲座。\n"
    sections = lost(text, ("（二）", None))
    assert at(sections, "三、（一）").n_lost is None
    assert [section.locator for section in sections if "缺" in section.locator] == []


def test_numbers_that_jump_where_nothing_is_lost_are_reported() -> None:
    made = document("规划\n一、目标\n节水。\n三、任务\n宣传。\n")
    sections, problems = parse_sections(made, identity_reading(made))
    assert [section.locator for section in sections[1:]] == ["开头部分", "第一部分", "第三部分"]
    assert [problem.code for problem in problems] == ["number_jump"]
