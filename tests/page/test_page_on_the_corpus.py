"""The page in a real Chromium over the real assistant and texts; the encoder alone is the deterministic stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.assistant import Assistant, open_assistant
from assistant.page import wording
from assistant.page.sources.source_layout import lay_out
from assistant.question import Question
from corpus.records import Span
from tests.page.conftest import Visitor, ask, served

pytestmark = pytest.mark.browser

HOSTILE = """关于开展<script>window.hacked=1</script>检查的通知

各区人民政府：

一、总体要求

1. 做好<img src=x onerror="window.hacked=2">设备检查。各单位要每年检查不少于12次${window.hacked=3}。（市应急局、市教委）

2. 做好{{constructor}}宣传教育。面向社区开展宣传，请见[这里](javascript:window.hacked=4)。（市科协）

2024年5月6日
"""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An own data directory, and no model to load."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYQA_DATA_DIR", str(folder))
        patch.setenv("POLICYQA_INDEX_MODEL", "stand-in")
        yield folder


@pytest.fixture(scope="module")
def assistant(data_dir: Path) -> Assistant:
    return open_assistant()


@pytest.fixture(scope="module")
def real_url(assistant: Assistant) -> Iterator[str]:
    with served(assistant) as address:
        yield address


@pytest.fixture(scope="module")
def hostile_url(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("policies")
    (folder / "检查.txt").write_text(HOSTILE, encoding="utf-8")
    with served(open_assistant(folder)) as address:
        yield address


def current_text(page: Page) -> str:
    return "".join(page.locator("#source mark.current").evaluate_all("marks => marks.map(m => m.textContent)"))


def open_citation(page: Page, n: int) -> None:
    """Click the marker of citation ``n`` in the list under the newest answer and wait until it is the current one."""
    answer = page.locator(".exchange").last
    marker = answer.locator(f'.citations .marker[data-n="{n}"]')
    for folded in answer.locator("details:not([open])").all():
        folded.evaluate("details => { details.open = true; }")
    marker.click()
    expect(page.locator(f'.source[data-what="citation"][data-n="{n}"]')).to_be_visible()
    expect(page.locator("#cited-current")).to_be_in_viewport()


@pytest.mark.parametrize(
    "question", ["老年人防诈骗这块归谁管、具体做什么", "到2025年公民具备科学素质的比例要达到多少", "金石大讲堂归谁管"]
)
def test_every_citation_opens_the_words_that_it_quotes(
    visitor: Visitor, real_url: str, assistant: Assistant, question: str
) -> None:
    answer = assistant.answer(Question(text=question))
    assert answer.citations
    page = visitor.open(real_url)
    ask(page, question)
    expect(page.locator(".answer .text .marker")).not_to_have_count(0)
    for citation in answer.citations[:6]:
        open_citation(page, citation.n)
        page.get_by_role("button", name=wording.AS_STORED, exact=True).click()
        expect(page.locator("#source .stored")).to_be_visible()
        assert current_text(page) == citation.quote
        expect(page.locator("#cited-current")).to_be_in_viewport()


def test_the_repaired_text_marks_the_quote_without_furniture(
    visitor: Visitor, real_url: str, assistant: Assistant
) -> None:
    question = "金石大讲堂归谁管"
    citation = assistant.answer(Question(text=question)).citations[0]
    corpus = assistant.corpus
    (document,) = (d for d in corpus.documents if d.doc_id == citation.doc_id)
    (reading,) = (r for r in corpus.readings if r.doc_id == citation.doc_id)
    sheet = lay_out(document, reading, (), as_stored=False)
    expected = "".join(sheet.text[a:b] for a, b in sheet.locate(Span(start=citation.start, end=citation.end)))
    page = visitor.open(real_url)
    ask(page, question)
    open_citation(page, 1)
    assert "市文物局" in expected
    assert current_text(page) == expected


def test_the_first_example_names_the_units(visitor: Visitor, real_url: str) -> None:
    page = visitor.open(real_url)
    page.get_by_role("button", name=wording.EXAMPLES[0]).click()
    expect(page.locator(".answer .text")).to_contain_text("市公安局")
    expect(page.locator(".answer .text")).to_contain_text("老年人防诈骗")


@pytest.mark.parametrize("example", wording.EXAMPLES)
def test_every_example_is_answered(assistant: Assistant, example: str) -> None:
    answer = assistant.answer(Question(text=example))
    assert answer.answered
    assert answer.citations


def test_a_follow_up_keeps_the_history(visitor: Visitor, real_url: str) -> None:
    page = visitor.open(real_url)
    ask(page, "市气象局今年有哪些任务")
    ask(page, "那市地震局呢")
    newest = page.locator(".exchange").last
    expect(newest.locator(".understood")).to_contain_text("市地震局")
    expect(newest.locator(".text")).to_contain_text("市地震局")


def test_what_is_not_there_is_refused_with_a_reason(visitor: Visitor, real_url: str) -> None:
    page = visitor.open(real_url)
    ask(page, "市税务局牵头哪些任务")
    expect(page.locator(".reason")).to_be_visible()


@pytest.mark.parametrize("text", ["", "   ", "长" * 2001])
def test_what_cannot_be_read_is_said(visitor: Visitor, real_url: str, text: str) -> None:
    page = visitor.open(real_url)
    ask(page, text)
    expect(page.locator(".reason")).to_have_text(wording.FAILED)


def test_gaps_of_the_copy_are_drawn(visitor: Visitor, real_url: str, assistant: Assistant) -> None:
    page = visitor.open(real_url)
    page.locator(".documents button").nth(1).click()
    expect(page.locator("#source .gap")).to_have_count(len(assistant.corpus.readings[1].gaps))


def test_a_hostile_document_is_shown_as_text(visitor: Visitor, hostile_url: str) -> None:
    page = visitor.open(hostile_url)
    page.locator(".documents button").first.click()
    expect(page.locator("#source .paper")).to_contain_text('<img src=x onerror="window.hacked=2">设备检查')
    ask(page, "设备检查每年不少于多少次")
    ask(page, "市科协有哪些任务")
    for marker in page.locator(".answer .text .marker").all():
        marker.click()
        expect(page.locator("#cited-current")).to_be_in_viewport()
    assert page.locator(".answer .text .marker").count() > 0
    assert page.evaluate("window.hacked") is None
    assert page.locator("#desk img, #desk script, #desk a").count() == 0
