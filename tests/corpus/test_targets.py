"""Targets: the grammar of figures over sentences, and every figure of the plan."""

from datetime import date
from functools import cache

import pytest

from corpus.catalogue import read_folder
from corpus.extraction.targets import extract_targets
from corpus.reading import identity_reading
from corpus.records import Document, Gap, Source, Target, TargetKind
from corpus.repair.repair import repair
from corpus.structure.structure import parse_sections

BASELINE, TARGET, PER_YEAR = TargetKind.BASELINE, TargetKind.TARGET, TargetKind.PER_YEAR

Row = tuple[str, str | None, str, str | None, str | None, TargetKind]


def extract(text: str, *gaps: Gap, signed: date | None = date(2022, 3, 1)) -> tuple[Target, ...]:
    source = Source(path="a.txt", media_type="text/plain", sha256="0" * 64)
    document = Document(
        doc_id="a.txt", title="规划", document_number=None, issuer=None, signed=signed, source=source, text=text
    )
    reading = identity_reading(document).model_copy(update={"gaps": gaps})
    return extract_targets(document, reading, parse_sections(document, reading)[0])


def rows(targets: tuple[Target, ...]) -> list[Row]:
    return [(one.indicator, one.comparator, one.value, one.unit, one.time, one.kind) for one in targets]


@cache
def plan() -> tuple[Document, tuple[Target, ...]]:
    document = next(one for one in read_folder()[0] if one.doc_id.startswith("004"))
    reading, _ = repair(document)
    return document, extract_targets(document, reading, parse_sections(document, reading)[0])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2025年，城市污水处理率达到95%以上。", [("城市污水处理率", "以上", "95", "%", "到2025年", TARGET)]),
        ("2020年全市供水量达到24.5亿立方米。", [("全市供水量", "达到", "24.5亿", "立方米", "2020年", BASELINE)]),
        ("每年培训水务人员不少于1万人次。", [("培训水务人员", "不少于", "1万", "人次", "每年", PER_YEAR)]),
        (
            "组织干部到节水馆参观，每年不少于2000人次。",
            [("组织干部到节水馆参观", "不少于", "2000", "人次", "每年", PER_YEAR)],
        ),
        (
            "面向居民开展节水技能培训，每年培训1万人次。",
            [("面向居民开展节水技能培训", None, "1万", "人次", "每年", PER_YEAR)],
        ),
        (
            "建设节水示范园80个、社区节水工作室100个，推进管网改造。",
            [
                ("建设节水示范园", None, "80", "个", None, TARGET),
                ("建设社区节水工作室", None, "100", "个", None, TARGET),
            ],
        ),
        ("加强200余家节水学校建设。", [("加强节水学校建设", "余", "200", "家", None, BASELINE)]),
        ("在“十四五”时期实施5项节水行动。", [("实施节水行动", None, "5", "项", "“十四五”时期", TARGET)]),
        (
            "漏损率由2015年的15%下降到9%。",
            [("漏损率", None, "15", "%", "2015年", BASELINE), ("漏损率", "下降到", "9", "%", None, TARGET)],
        ),
        (
            "用水总量、排放总量比2015年分别下降12.45%、14.29%。",
            [
                ("用水总量、排放总量", "下降", "12.45", "%", None, TARGET),
                ("用水总量、排放总量", None, "14.29", "%", None, TARGET),
            ],
        ),
        (
            "到2035年，节水水平达到国际同类城市先进水平。",
            [("节水水平", "达到", "国际同类城市先进水平", None, "到2035年", TARGET)],
        ),
        ("力争到2030年再生水用量超过10亿立方米。", [("再生水用量", "超过", "10亿", "立方米", "到2030年", TARGET)]),
        ("受益居民已达14万户。", [("受益居民", "达", "14万", "户", None, BASELINE)]),
    ],
)
def test_figures_that_bind_or_report(sentence: str, expected: list[Row]) -> None:
    assert rows(extract("规划\n一、任务\n" + sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "组织第41届学生节水节。",
        "位居全国第 3 位。",
        "开展5·12防灾减灾日活动。",
        "2023年3月22日举办世界水日活动。",
        "落实《节水规划（2021—2035年）》（国发〔2021〕9号）。",
        "开展GB 23350-2021标准宣贯。",
        "制作玑衡抚辰仪1:1模型。",
        "办好“100个节水故事”展览。",
        "从4个方面加强考核。",
        "打造24小时便民服务点。",
        "水质达到国际先进水平。",
        "漏损率=漏损水量/供水总量×100%。",
    ],
)
def test_ordinals_dates_names_and_standards_are_no_figures(sentence: str) -> None:
    assert extract("规划\n一、任务\n" + sentence) == ()


def test_a_figure_under_a_heading_that_looks_back_is_an_achieved_one() -> None:
    text = "规划\n一、工作成效\n再生水厂超过30座。\n二、主要任务\n再生水厂超过60座。\n"
    assert [target.kind for target in extract(text, signed=None)] == [BASELINE, TARGET]


def test_a_sentence_does_not_run_over_lost_text() -> None:
    text = "规划\n一、任务\n建立协调发展机到2035年，节水比例达到90%。\n"
    cut = text.index("到2035年")
    (target,) = extract(text, Gap(at=cut, n_sentences=None))
    assert target.sentence == "到2035年，节水比例达到90%。"
    assert target.spans[0].start == cut


def test_a_glued_heading_is_no_part_of_the_sentence() -> None:
    sentence = "到2025年，节水比例达到28%左右，用水更有效率，供水更有保障，水质不断改善，制度更加完善。"
    text = "一、发展目标" + sentence + "城乡差异缩小。"
    (target,) = extract(text)
    assert target.sentence == sentence


def test_every_figure_of_the_plan() -> None:
    assert [(one.locator, *row) for one, row in zip(plan()[1], rows(plan()[1]), strict=True)] == [
        ("第一部分", "本市公民具备科学素质的比例", "达到", "24.07", "%", "2020年", BASELINE),
        ("二、（三）", "北京市公民具备科学素质的比例", "左右", "28", "%", "到2025年", TARGET),
        ("二、（三）", "北京市公民具备科学素质的比例", "达到", "国际创新型城市同等水平", None, "到2035年", TARGET),
        ("第三部分", "实施提升行动", None, "5", "项", "“十四五”时期", TARGET),
        (
            "三、（一）——提升基础教育阶段的科学教育水平",
            "加强北京市中小学科技教育示范学校建设",
            "余",
            "200",
            "家",
            None,
            BASELINE,
        ),
        ("三、（二）——实施高素质农民培育计划", "培训高素质农民", None, "1万", "人次", "每年", PER_YEAR),
        ("三、（三）——实施技能北京创新行动", "建设职工创新工作室", None, "8000", "个", None, TARGET),
        ("三、（三）——实施技能北京创新行动", "建设北京优秀青年工程师创新工作室", None, "100", "个", None, TARGET),
        (
            "三、（三）——加强职业技能提升培训",
            "面向失业人员、转移就业劳动力、未继续升学初高中毕业生等持续实施劳动预备、就业技能、职业技能提升培训",
            "不少于",
            "1万",
            "人次",
            "每年",
            PER_YEAR,
        ),
        (
            "三、（五）［缺文后］",
            "组织领导干部和公务员到科研单位和科学教育场所参观学习",
            "不少于",
            "1万",
            "人次",
            "每年",
            PER_YEAR,
        ),
    ]


def test_sentences_are_quoted_to_the_letter() -> None:
    document, targets = plan()
    for target in targets:
        assert "".join(document.text[span.start : span.end] for span in target.spans) == target.sentence
        assert target.value.replace("万", "") in target.sentence


def test_the_notice_of_tasks_states_no_figures() -> None:
    document = next(one for one in read_folder()[0] if one.doc_id.startswith("000"))
    reading, _ = repair(document)
    assert extract_targets(document, reading, parse_sections(document, reading)[0]) == ()
