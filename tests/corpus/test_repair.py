import pytest

from corpus.catalogue import read_folder
from corpus.reading import identity_reading
from corpus.records import Document, RemovalReason, Source
from corpus.repair.pagination import find_page_breaks
from corpus.repair.repair import repair

RUNNING = "支持和指导高校、科研机构、企业等利用科技资源开展科普工作。"


def document(text: str) -> Document:
    source = Source(path="a.txt", media_type="text/plain", sha256="0" * 64)
    return Document(doc_id="a.txt", title="甲", document_number=None, issuer=None, source=source, text=text)


def check(text: str, expected: str) -> None:
    reading, problems = repair(document(text))
    assert reading.text == expected
    assert problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "一、总则\r\n第一条　为了节约用水。\r\n\r\n第二条　本办法适用于本市。\f\r\n",
        f"{RUNNING}\n\n{RUNNING}\n\n（一）节水\n\n{RUNNING}",
        "名称\t单位\n甲\t√\n乙\t✓\n",
        "普通文字，没有毛病",
    ],
)
def test_a_document_without_faults_gets_the_identity_reading(text: str) -> None:
    assert repair(document(text)) == (identity_reading(document(text)), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"6. 开展活动。{RUNNING}（市教委、", "团市委、市科协）"),
        (f"19. 贯彻条例。{RUNNING}（市", "委组织部、市科协，各成员单位）"),
        (f"4. 做加法。{RUNNING}实施馆校合作行动，搭", "建馆校常态化资源共享交流合作平台。"),
        ("编制了《2023年工作重点任务》和《2022年全民" * 4, "科学素质工作任务清单（市各部门）》，现印发给你们。"),
        (f"{RUNNING}按照“科研", "+科普”的要求推进。"),
    ],
)
def test_a_break_inside_a_sentence_is_left_out(before: str, after: str) -> None:
    joined = after.startswith("+")
    check(f"{before}\n\n{after}\n", f"{before}\n\n{after}\n" if joined else f"{before}{after}\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"{RUNNING}（市教委、市科协）", "市科协负责统筹。", id="a closed list of units"),
        pytest.param(RUNNING, "团市委要配合。", id="a sentence's end"),
        pytest.param(f"{RUNNING}“这一点很重要。”", "团市委要配合。", id="a sentence's end in quotes"),
        pytest.param("2023年北京市全民科学素质工作重点任务", "2023年是关键一年。", id="a heading"),
        pytest.param("三、实施重点工程，提升科普服务能力", "提升能力很重要。", id="a numbered heading"),
        pytest.param(f"{RUNNING}其中包括", "（二）农民", id="a numbered part"),
        pytest.param(f"{RUNNING}其中包括", "7. 加强指导。", id="a numbered item"),
        pytest.param(f"{RUNNING}其中包括", "✓ 7. 加强指导。", id="a numbered item with a pen mark"),
        pytest.param(f"{RUNNING}其中包括", "第三条 加强指导。", id="an article"),
        pytest.param(f"{RUNNING}其中包括", "——加强指导。", id="a clause"),
        pytest.param(f"{RUNNING}其中包括", "- 加强指导", id="a list entry"),
        pytest.param(f"{RUNNING}其中包括", "附件：任务清单", id="an annex"),
        pytest.param(f"{RUNNING}其中包括", "2023年4月13日\n", id="a date of signing"),
        pytest.param(f"{RUNNING}其中包括", "十二、合作\t248\t体验活动\t市文旅局", id="a table row behind"),
        pytest.param(f"十二、合作\t248\t{RUNNING}体验活动\t市文旅局", "市文旅局负责", id="a table row before"),
        pytest.param(f"| 1 | {RUNNING}体验 |", "市文旅局负责", id="a Markdown row before"),
        pytest.param("дЄ≠еНОдЇЇж∞С" * 10, "гААгААгААгААгАА", id="mis-decoded text"),
    ],
)
def test_a_blank_line_between_paragraphs_stays(before: str, after: str) -> None:
    check(f"{before}\n\n{after}", f"{before}\n\n{after}".replace("✓ ", ""))


def test_a_break_over_two_pages_is_left_out_twice() -> None:
    page = RUNNING.rstrip("。") * 3
    check(f"1. 甲。开展\n\n{page}\n\n体验基地复核。", f"1. 甲。开展{page}体验基地复核。")


@pytest.mark.parametrize("number", ["— 3 —", "-3-", "第3页", "第 3 页 共 10 页", "\f", " ·12· "])
def test_a_page_number_goes_with_its_break_and_by_itself_between_paragraphs(number: str) -> None:
    check(f"1. 甲。{RUNNING}开展\n{number}\n体验基地复核。", f"1. 甲。{RUNNING}开展体验基地复核。")
    check(f"{RUNNING}\n— 3 —\n{RUNNING}\n", f"{RUNNING}\n{RUNNING}\n")


WRAPPED = """一、新阶段新起点，以党中央战略定位引领未来发
展
“十三五”期间是发展史上具有里程碑意义的五年。
面对错综复杂的外部形势，把学习贯彻重要讲话精神
作为全市工作的鲜明主题，全市生产总值从 2015 年的
2.69万亿元上升到2020年的3.87万亿元。
（一）功能实现整体提升再上一个新的台阶并且稳定
基本建成国际经济中心，实体经济能级不断提升，跨
国公司地区总部达到771家。
"""


def test_lines_wrapped_at_the_pages_width_are_joined_inside_sentences() -> None:
    filler = "持续推进各项重点改革任务落地见效并不断总结经验\n" * 20
    expected = (
        "一、新阶段新起点，以党中央战略定位引领未来发展\n“十三五”期间是发展史上具有里程碑意义的五年。\n"
        "面对错综复杂的外部形势，把学习贯彻重要讲话精神作为全市工作的鲜明主题，全市生产总值从 2015 年的\n"
        "2.69万亿元上升到2020年的3.87万亿元。\n（一）功能实现整体提升再上一个新的台阶并且稳定\n"
        "基本建成国际经济中心，实体经济能级不断提升，跨国公司地区总部达到771家。\n"
    )
    check(
        (WRAPPED + filler).replace("\n", "\r\n"),
        (expected + filler[:-1].replace("\n", "") + "\n").replace("\n", "\r\n"),
    )
    check(WRAPPED, WRAPPED)  # too short to know


def test_a_text_of_one_line_a_paragraph_is_not_taken_for_wrapped() -> None:
    text = "".join(
        f"{n}. 加强科普工作，提升服务能力，推动各项任务落实，做好总结。\n（市科协、市教委）\n" for n in range(1, 40)
    )
    check(text, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("✓ 4. 做好加法。", "4. 做好加法。"),
        ("\t7 ✓\t<u>智化寺</u>展览\t<u>市文物局</u>\n", "\t7\t智化寺展览\t市文物局\n"),
        ('<U class="a">甲</u>1<br/>2<script>3', "甲12<script>3"),
        ("| √ 8 | 甲 |", "|8 | 甲 |"),
        ("甲<5且乙>3", "甲<5且乙>3"),
    ],
)
def test_pen_marks_and_tags_are_left_out(text: str, expected: str) -> None:
    check(text, expected)


def test_the_breaks_of_the_notice_are_those_that_a_reader_would_close() -> None:
    text = read_folder()[0][0].text
    seams = [(text[: span.start][-4:], text[span.end :][:4]) for span in find_page_breaks(text)]
    assert seams == [
        ("北京市全民"[-4:], "科学素质"),
        ("才强国战略、"[-4:], "创新驱动"),
        ("合作行动，搭"[-4:], "建馆校常"),
        ("（市教委、"[-4:], "团市委、"),
        ("女农民培训"[-4:], "班，办好"),
        ("将技能提升"[-4:], "培训纳入"),
        ("趋势学习。（市"[-4:], "委组织部"),
        ("市科协、市"[-4:], "国资委、"),
        ("导向和文化"[-4:], "氛围。实"),
        ("，各成员"[-4:], "单位)\n"),
        ("内外交流合作，办"[-4:], "好中国科"),
        ("首批入选文"[-4:], "化旅游体"),
    ]


def test_every_move_in_the_notice_is_recorded() -> None:
    notice = read_folder()[0][0]
    reading, problems = repair(notice)
    removed = [
        (notice.text[removal.span.start : removal.span.end], removal.reason, removal.stands_for)
        for removal in reading.removals
    ]
    assert sum(reason is RemovalReason.PAGE_BREAK for _, reason, _ in removed) == 12
    assert {words for words, reason, _ in removed if reason is RemovalReason.PEN_MARK} == {"✓ ", " ✓"}
    assert {words for words, reason, _ in removed if reason is RemovalReason.TAG} == {"<u>", "</u>"}
    assert all(stands_for is None for _, _, stands_for in removed)
    assert not {"✓", "<", ">"} & set(reading.text)
    assert len(reading.text) + sum(len(words) for words, _, _ in removed) == len(notice.text)
    assert (reading.gaps, problems) == ((), ())
