import pytest

from corpus.structure.headings import ends_with_heading_noun, find_heading, find_lead_sentence, runs_on


def heading(text: str, *, glued: bool, followed: bool = False) -> str | None:
    found = find_heading(text, 0, len(text), glued=glued, followed=followed)
    return None if found is None else text[slice(*found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一线管网改造行动\n重点改造老旧管网，降低漏损。\n", "一线管网改造行动"),
        ("  实施节水行动\n\n", "实施节水行动"),
        ("大力发展再生水。支持再生水厂建设，扩大利用。（市水务局负责）", "大力发展再生水"),
        ("加强宣传教育　　各区组织开展宣传，营造氛围。", "加强宣传教育"),
        ("各区水务局按照年度任务安排经费预算，确保各项任务顺利推进。鼓励社会投入。", None),
        ("实施以节水为\n先的综合治理工程\n", "实施以节水为"),
    ],
)
def test_a_heading_is_set_apart_by_its_line_or_its_full_stop(text: str, expected: str | None) -> None:
    assert heading(text, glued=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提升行动重点围绕践行社会主义核心价值观，培植科学精神。", "提升行动"),
        ("青少年科学素质提升行动激发青少年好奇心和想象力，增强创新意识。", "青少年科学素质提升行动"),
        ("前言习近平总书记指出：“科技创新是两翼。", "前言"),
        ("机制保障完善激励机制，加强典型宣传。", "机制保障"),
        ("条件保障完善法规政策。推动修订条例，落实政策。", "条件保障"),
        ("发展目标到2025年，比例达到28%左右。", "发展目标"),
        ("指导思想以节水优先为指导，深入贯彻全会精神。", "指导思想"),
        ("工作原则和主要目标坚持节水优先，统筹推进。", "工作原则和主要目标"),
        ("加快推进各区节水，完善考核。", None),
    ],
)
def test_a_glued_heading_ends_with_its_heading_noun(text: str, expected: str | None) -> None:
    assert heading(text, glued=True) == expected


def test_what_stands_between_two_markers_without_a_full_stop_is_a_heading() -> None:
    assert heading("指导思想、工作原则和发展目标", glued=True, followed=True) == "指导思想、工作原则和发展目标"
    assert (
        heading("新阶段新起点，以节水引领未来\n发展\n", glued=False, followed=True)
        == "新阶段新起点，以节水引领未来\n发展"
    )


def test_a_clause_begins_with_its_heading() -> None:
    text = "坚持首善标准。以首都发展为统领。"
    assert find_lead_sentence(text, 0, len(text)) == (0, 6)
    assert find_lead_sentence("建设" * 30 + "。", 0, 61) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青少年科学素质提升行动激发青少年好奇心和想象力，增强科学兴趣、创新意识和创新能力，促进群体发展。其他。",
            True,
        ),
        ("指导思想\n以节水优先为指导，深入贯彻全会精神，认真落实各项部署，持续推进节水型社会建设。\n", False),
        ("大力发展再生水。支持再生水厂建设，扩大利用，完善管网，提高水质，加强监测，保障安全供应。", False),
    ],
)
def test_running_on_is_recognised(text: str, expected: bool) -> None:
    assert runs_on(text, 0, len(text)) is expected


def test_heading_nouns() -> None:
    assert ends_with_heading_noun("(二)工作原则")
    assert not ends_with_heading_noun("(二)加快推进")
