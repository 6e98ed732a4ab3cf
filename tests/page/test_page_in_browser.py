"""The page in a real Chromium over the stand-in; every test also fails on a console error or a foreign request."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from assistant.page import wording
from tests.page.conftest import Visitor, ask, served
from tests.page.stand_in import HOSTILE_TEXT, StandIn

pytestmark = pytest.mark.browser


def texts_of_current_mark(page: Page) -> str:
    return "".join(page.locator("#source mark.current").evaluate_all("marks => marks.map(m => m.textContent)"))


def is_in_view(page: Page) -> bool:
    """Whether the current mark's first piece lies within the part of the source that is seen."""
    return bool(
        page.evaluate(
            """() => {
              const mark = document.querySelector("#cited-current").getBoundingClientRect();
              const paper = document.querySelector("#source .paper").getBoundingClientRect();
              const right = mark.left >= paper.left && mark.left < paper.right;
              return right && mark.top >= paper.top && mark.top < Math.min(paper.bottom, innerHeight);
            }"""
        )
    )


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_question_is_answered(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    ask(page, "金石讲堂归谁管")
    expect(page.locator(".question")).to_contain_text("金石讲堂归谁管")
    expect(page.locator(".answer .text p").first).to_contain_text("由市文物局主责")
    expect(page.locator(".understood")).to_contain_text("“金石讲堂”作“金石大讲堂”")
    expect(page.locator(".notes")).to_contain_text("附件写作2023年")
    expect(page.locator("#box textarea")).to_have_value("")


def test_an_example_is_asked_by_a_click(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    page.get_by_role("button", name="金石大讲堂归谁管").click()
    expect(page.locator(".question")).to_contain_text("金石大讲堂归谁管")
    expect(page.locator(".answer .text")).to_contain_text("市文物局")


def test_a_citation_opens_its_place(visitor: Visitor, url: str, stand_in: StandIn) -> None:
    page = visitor.open(url)
    ask(page, "金石大讲堂归谁管")
    page.locator(".answer .text .marker", has_text="2").click()
    expect(page.locator('.source[data-n="2"]')).to_be_visible()
    assert texts_of_current_mark(page) == "2023 年北京市全民科学素质工作任务清单 (市各部门)"
    page.locator(".answer .text .marker", has_text="1").first.click()
    expect(page.locator('.source[data-n="1"]')).to_be_visible()
    assert texts_of_current_mark(page) == "8 ✓\t金石大讲堂\t<u>市文物局</u>"
    assert is_in_view(page)
    expect(page.locator(".answer .text .marker.current").first).to_have_text("1")


def test_a_citation_scrolled_away_comes_back(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    ask(page, "金石大讲堂归谁管")
    marker = page.locator(".answer .text .marker").first
    marker.click()
    page.locator("#source .paper").evaluate("paper => { paper.scrollTop = 0; }")
    assert not is_in_view(page)
    marker.click()
    page.wait_for_function("document.querySelector('#source .paper').scrollTop > 0")
    assert is_in_view(page)


def test_stored_and_repaired_text_are_a_click_apart(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    ask(page, "双减那条写了什么")
    page.locator(".answer .text .marker").first.click()
    expect(page.locator("#source mark.current").first).to_be_visible()
    assert "搭建馆校常态化" in texts_of_current_mark(page)
    expect(page.locator("#source .gap")).to_have_count(2)
    page.get_by_role("button", name=wording.AS_STORED, exact=True).click()
    expect(page.locator("#source .stored")).to_have_count(1)
    assert "搭\n\n建馆校常态化" in texts_of_current_mark(page)
    assert is_in_view(page)


def test_steps_walk_through_the_citations(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    ask(page, "双减那条写了什么")
    page.get_by_role("button", name=wording.NEXT).click()
    expect(page.locator(".steps")).to_contain_text(wording.PLACE_OF.format(n=2, total=4))
    expect(page.locator(".answer .text .marker.current")).to_have_text("2")
    page.get_by_role("button", name=wording.PREVIOUS).click()
    expect(page.locator(".steps")).to_contain_text(wording.PLACE_OF.format(n=1, total=4))


def test_hostile_text_is_shown_as_text(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    question = '敌意<script>window.hacked=9</script><img src=x onerror="window.hacked=9">{{7*7}}${window.hacked=9}'
    ask(page, question)
    expect(page.locator(".question p")).to_have_text(question)
    expect(page.locator(".answer .text")).to_contain_text(HOSTILE_TEXT.splitlines()[2])
    page.locator(".answer .text .marker").first.click()
    expect(page.locator("#source .paper")).to_contain_text("关于<script>window.hacked=1</script>的通知")
    assert texts_of_current_mark(page) == HOSTILE_TEXT.splitlines()[2]
    assert page.evaluate("window.hacked") is None
    assert page.locator("#desk img, #desk script, #desk b, #desk a").count() == 0


def test_a_mark_behind_rare_characters_is_exact(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    ask(page, "敌意")
    page.locator(".answer .text .marker", has_text="2").click()
    expect(page.locator("#source mark.current")).to_have_text("由市文物局负责")


def test_a_refusal_leads_to_what_is_near(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    ask(page, "市税务局有哪些任务")
    expect(page.locator(".reason")).to_be_visible()
    page.locator(".near button").click()
    expect(page.locator("#source mark.current")).to_have_text("市文物局")
    assert is_in_view(page)


def test_a_question_that_cannot_be_read_says_so(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    ask(page, "   ")
    expect(page.locator(".answer")).to_contain_text("问题是空的")


def test_two_users_have_conversations_of_their_own(visitor: Visitor, url: str) -> None:
    first, second = visitor.open(url), visitor.open(url)
    ask(first, "金石大讲堂归谁管")
    ask(second, "双减那条写了什么")
    ask(first, "市税务局有哪些任务")
    expect(first.locator(".exchange")).to_have_count(2)
    expect(second.locator(".exchange")).to_have_count(1)
    expect(second.locator("#conversation")).not_to_contain_text("金石大讲堂")
    second.locator(".answer .text .marker").first.click()
    expect(second.locator("#source mark.current").first).to_contain_text("实施馆校合作行动")


def test_a_follow_up_sees_the_turns_before(visitor: Visitor, url: str, stand_in: StandIn) -> None:
    page = visitor.open(url)
    ask(page, "双减那条写了什么")
    ask(page, "那金石大讲堂呢")
    assert [turn.question for turn in stand_in.asked[-1].history] == ["双减那条写了什么"]
    expect(page.locator(".exchange").last.locator(".understood")).to_contain_text("金石大讲堂归谁管")


def test_a_new_conversation_forgets_the_old(visitor: Visitor, url: str, stand_in: StandIn) -> None:
    page = visitor.open(url)
    ask(page, "双减那条写了什么")
    page.get_by_role("button", name=wording.NEW_CONVERSATION).click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".library")).to_be_visible()
    ask(page, "金石大讲堂归谁管")
    assert stand_in.asked[-1].history == ()


def test_enter_sends_and_shift_enter_breaks_the_line(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    box = page.locator("#box textarea")
    box.press_sequentially("金石")
    box.press("Shift+Enter")
    box.press_sequentially("大讲堂")
    expect(box).to_have_value("金石\n大讲堂")
    expect(page.locator(".exchange")).to_have_count(0)
    box.press("Enter")
    expect(page.locator(".exchange")).to_have_count(1)


def test_documents_are_listed_and_opened(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    page.locator(".documents button").first.click()
    expect(page.locator("#source .paper")).to_contain_text("金石大讲堂")
    page.get_by_role("button", name=wording.ALL_DOCUMENTS).click()
    expect(page.locator(".documents button")).to_have_count(2)


def test_narrow_the_source_covers_the_conversation(visitor: Visitor, url: str) -> None:
    page = visitor.open(url, width=390, height=844)
    ask(page, "金石大讲堂归谁管")
    expect(page.locator("#read")).to_be_hidden()
    page.locator(".answer .text .marker").first.click()
    expect(page.locator("#cited-current")).to_be_in_viewport()
    page.get_by_role("button", name=wording.BACK).click()
    expect(page.locator("#read")).to_be_hidden()
    expect(page.locator(".answer .text").first).to_be_in_viewport()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (640, 400)])
def test_nothing_scrolls_sideways(visitor: Visitor, url: str, width: int, height: int, dark: bool) -> None:
    page = visitor.open(url, width=width, height=height, dark=dark)
    assert fits(page)
    ask(page, "金石" + "长" * 300)
    ask(page, "敌意")
    assert fits(page)
    page.locator(".exchange").last.locator(".marker").first.click()
    expect(page.locator("#source mark.current").first).to_be_visible()
    assert fits(page)
    page.get_by_role("button", name=wording.AS_STORED, exact=True).click()
    expect(page.locator("#source .stored")).to_be_visible()
    assert fits(page)


def test_the_server_stops_while_a_page_is_open(
    visitor: Visitor, stand_in: StandIn, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(stand_in) as address:
        page = visitor.open(address)
        ask(page, "金石大讲堂归谁管")
    assert capfd.readouterr().err == ""


def test_the_page_is_chinese_and_without_gradio_s_own(visitor: Visitor, url: str) -> None:
    page = visitor.open(url)
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.title() == wording.TITLE
    expect(page.locator("footer")).to_be_hidden()
    words = page.locator("body").inner_text()
    assert "Gradio" not in words
    assert "API" not in words
