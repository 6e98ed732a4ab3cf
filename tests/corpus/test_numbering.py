import pytest

from corpus.structure.numbering import Style, find_markers, parse_number, print_han


def printed(text: str, **places: object) -> list[str]:
    return [text[marker.start : marker.end] for marker in find_markers(text, **places)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("一百零二", 102), ("16", 16), ("③", 3)],
)
def test_numbers_are_read(text: str, value: int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("value", [1, 9, 10, 11, 20, 47, 99])
def test_a_printed_number_is_read_back(value: int) -> None:
    assert parse_number(print_han(value)) == value


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        (
            "levels on lines of their own",
            "一、总体要求\n（一）指导思想。\n坚持节水优先。\n1. 目标。\n（1）近期。\n①水量。\n——坚持统筹。\n",
            ["一、", "（一）", "1.", "（1）", "①", "——"],
        ),
        (
            "chapters, sections and articles of a regulation",
            "第一章　总则\n第一节　目的\n第一条　为了节约用水，制定本条例。\n第二条　本市用水适用本条例。\n",
            ["第一章", "第一节", "第一条", "第二条"],
        ),
        ("half width brackets", "(一)指导思想\n(二) 工作原则\n", ["(一)", "(二)"]),
        (
            "line breaks lost: behind a sentence and behind a heading",
            "二、指导思想和发展目标(一)指导思想以节水为先，加强管理。(二)工作原则——统筹推进。各区落实。——坚持创新。",
            ["二、", "(一)", "(二)", "——", "——"],
        ),
        ("decimals in their chapter", "三、行动\n3.1 推广节水\n3.2 监测用水\n", ["三、", "3.1", "3.2"]),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_markers_open_sections(case: str, text: str, expected: list[str]) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("an article cited in a sentence", "按照本条例第三条规定执行，第五条 另有规定的除外。"),
        ("a part cited in a sentence", "责任单位按照第二部分（三）的要求落实。"),
        ("a dash within a sentence", "开展皇家特种部队——健锐营课程进校园活动。"),
        ("a range of years", "执行2021——2025年规划。"),
        ("a list in a sentence", "包括：（一）水源；（二）管网。"),
        (
            "a number at the start of a wrapped line",
            "全市积极推进节水型社会建设各项工作，全市用水总量由上年的\n2.69 亿立方米下降到\n1.5 亿立方米。",
        ),
        (
            "a wrapped cross-reference",
            "各部门要按照本方案规定的职责分工，对照上一年度工作要点所列任务和\n（三）所述措施逐项落实。",
        ),
        ("two numerals in a row", "各区要立足自身功能定位，因地制宜，统筹推动\n一、二、三产业融合发展。"),
    ],
)
def test_a_cross_reference_or_a_figure_opens_nothing(case: str, text: str) -> None:
    before = "节水型社会建设取得成效。" * 8
    assert printed(before + text) == []


def test_a_series_goes_on_and_does_not_jump_back_in_running_text() -> None:
    text = "一、目标全市节水，提高效率。（一）加强管理。严格考核。（一）（五）另行规定。（二）加大投入。"
    assert [marker.value for marker in find_markers(text) if marker.style is Style.HAN_BRACKET] == [1, 2]


def test_a_series_may_jump_where_text_is_lost() -> None:
    text = "三、行动（一）加强管理。严格考核。（四）加大投入。"
    gap = text.index("（四）")
    assert printed(text) == ["三、", "（一）"]
    assert printed(text, breaks={gap}) == ["三、", "（一）", "（四）"]


def test_numbering_begins_anew_in_an_annex() -> None:
    text = "一、目标\n二、任务\n附件1\n清单\n一、水源\n二、管网\n"
    markers = find_markers(text, fresh=(text.index("附件1"),))
    assert [marker.value for marker in markers] == [1, 2, 1, 2]


def test_nothing_is_a_marker_in_a_range_that_is_skipped() -> None:
    text = "1. 甲事项。\n2. 乙事项。\n3. 丙事项。\n"
    middle = text.index("2.")
    assert printed(text, skip=[(middle, middle + 8)]) == ["1.", "3."]
