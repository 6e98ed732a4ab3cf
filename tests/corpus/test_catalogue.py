import hashlib
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from corpus import catalogue
from corpus.catalogue import BUILT_IN, read_folder
from corpus.errors import CatalogueError, ChecksumError
from corpus.metadata import Metadata, extract_metadata, find_period, tidy
from corpus.records import Document, Level

NOTICE = """安和市人民政府文件

安政发〔2024〕5号

安和市人民政府关于印发《安和市节水规划（2024—2030年）》的通知

各区人民政府，市政府各部门：

现将《安和市节水规划（2024—2030年）》印发给你们，请认真组织实施。

安和市人民政府
2024年3月1日

（发布日期：2024-03-05）
"""


def by_id(documents: tuple[Document, ...]) -> dict[str, Document]:
    return {document.doc_id: document for document in documents}


def test_the_built_in_texts_are_the_files_byte_for_byte() -> None:
    documents, problems = read_folder()
    assert problems == ()
    assert [document.doc_id for document in documents] == ["000_b8b4a31499fe38d2.txt", "004_702c4e42f671215c.txt"]
    for document in documents:
        data = (BUILT_IN / document.doc_id).read_bytes()
        assert document.text.encode("utf-8") == data
        assert document.source.sha256 == hashlib.sha256(data).hexdigest()


def test_the_catalogue_says_what_the_documents_state() -> None:
    notice, plan = read_folder()[0]
    assert notice.document_number == "京纲要办发〔2023〕2号"
    assert notice.title == "关于印发2023年北京市全民科学素质工作重点任务和任务清单的通知"
    assert notice.issuer == "北京市全民科学素质纲要实施工作办公室"
    assert (notice.signed, notice.issued, notice.period) == (date(2023, 4, 13), None, (2023, 2023))
    assert plan.document_number == "京政办发〔2022〕7号"
    assert plan.issuer == "北京市人民政府办公厅"
    assert (plan.signed, plan.issued, plan.period) == (date(2022, 3, 11), date(2022, 3, 14), (2021, 2035))


def test_what_is_read_from_the_built_in_texts_is_what_the_catalogue_says() -> None:
    for document in read_folder()[0]:
        found = extract_metadata(document.text)
        assert found == Metadata(**{name: getattr(document, name) for name in Metadata.model_fields})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            NOTICE,
            {
                "title": "安和市人民政府关于印发《安和市节水规划（2024—2030年）》的通知",
                "document_number": "安政发〔2024〕5号",
                "issuer": "安和市人民政府",
                "addressee": "各区人民政府，市政府各部门",
                "jurisdiction": "安和市",
                "level": Level.CITY,
                "signed": date(2024, 3, 1),
                "issued": date(2024, 3, 5),
                "period": (2024, 2030),
            },
            id="a notice",
        ),
        pytest.param(
            "国务院关于印发国家节水“十四五”规划的通知国发[2021]42号 各省人民政府：\u3000现印发给你们，请执行。\u3000"
            "国  务  院\u3000二○二一年十二月二十五日 国家节水“十四五”规划",
            {
                "title": "国务院关于印发国家节水“十四五”规划的通知",
                "document_number": "国发〔2021〕42号",
                "issuer": "国务院",
                "addressee": "各省人民政府",
                "level": Level.STATE,
                "signed": date(2021, 12, 25),
                "period": (2021, 2025),
            },
            id="line breaks lost, Chinese date",
        ),
        pytest.param(
            "南川省水利厅关于做好防汛工作\n的通知\n\n各市水利局：\n按照国办发〔2020〕1号文件（丙发〔2019〕3号）要求，做好防汛。\n",
            {
                "title": "南川省水利厅关于做好防汛工作的通知",
                "document_number": None,
                "issuer": "南川省水利厅",
                "addressee": "各市水利局",
                "signed": None,
                "period": None,
            },
            id="a number cited is not its own",
        ),
        pytest.param(
            "安和市国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要\n2021年1月27日批准\n一、形势。",
            {
                "title": "安和市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
                "issuer": None,
                "jurisdiction": "安和市",
                "signed": None,
                "period": (2021, 2025),
            },
            id="a plan without a notice",
        ),
        pytest.param(
            "安和市东山区人民政府办公室关于植树的通告\n",
            {"level": Level.DISTRICT, "jurisdiction": "安和市东山区"},
            id="区",
        ),
        pytest.param(
            "没有任何要素的一段文字。\n", {"title": None, "document_number": None, "issuer": None}, id="nothing"
        ),
    ],
)
def test_elements_are_read_from_the_head(text: str, expected: dict[str, object]) -> None:
    found = extract_metadata(text).model_dump()
    assert {name: found[name] for name in expected} == expected


def test_an_impossible_date_is_no_date() -> None:
    assert extract_metadata("安和市教育局\n2023年2月30日\n").signed is None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("规划纲要(2021—2035年)", (2021, 2035)),
        ("规划（2021-2035 年）", (2021, 2035)),
        ("关于印发2023年重点任务的通知", (2023, 2023)),
        ("关于2023年5月值班安排的通知", None),
        ("“十三五”规划", (2016, 2020)),
        ("关于植树的通知", None),
    ],
)
def test_the_period_is_read_from_the_title(title: str, period: tuple[int, int] | None) -> None:
    assert find_period(title) == period


def test_stray_spaces_leave_a_title_but_latin_words_keep_theirs() -> None:
    assert tidy(" 关于印发 2023 年\n任务 清单 open data 的通知") == "关于印发2023年任务清单open data的通知"


def test_a_folder_is_read_with_its_sub_folders_and_without_hidden_names(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "2024" / "b.md").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "甲\r\n乙\f".encode())
    for hidden in (".git/c.txt", ".d.txt"):
        (tmp_path / hidden).write_text(NOTICE, encoding="utf-8")
    documents, problems = read_folder(tmp_path)
    found = by_id(documents)
    assert list(found) == ["2024/b.md", "a.txt"]
    assert found["a.txt"].text == "甲\r\n乙\f"
    assert found["2024/b.md"].source.media_type == "text/markdown"
    assert found["2024/b.md"].document_number == "安政发〔2024〕5号"
    assert problems == ()


def test_a_doc_id_is_nfc(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "é政策.txt")).write_text(NOTICE, encoding="utf-8")
    assert [document.doc_id for document in read_folder(tmp_path)[0]] == ["é政策.txt"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"%PDF", "unsupported_file"),
        ("a.txt", "政策".encode("gb18030"), "not_utf8"),
        ("a.txt", b" \n", "empty_file"),
        ("a.txt", b"d\xd0\x84\xe2\x89\xa0 abc", "not_chinese"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(NOTICE, encoding="utf-8")
    documents, problems = read_folder(tmp_path)
    assert "good.txt" in by_id(documents)
    assert [(found.doc_id, found.code) for found in problems if found.code != "no_title"] == [(name, code)]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [found.code for found in read_folder(tmp_path)[1]] == ["unreadable_file"]


def test_a_text_without_a_title_is_named_after_its_file(tmp_path: Path) -> None:
    (tmp_path / "节水方案.txt").write_text("各单位要节约用水。", encoding="utf-8")
    documents, problems = read_folder(tmp_path)
    assert documents[0].title == "节水方案"
    assert [found.code for found in problems] == ["no_title"]


def copy_built_in(folder: Path) -> None:
    for path in BUILT_IN.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())


def test_a_changed_text_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_built_in(tmp_path)
    monkeypatch.setattr(catalogue, "BUILT_IN", tmp_path)
    assert len(read_folder()[0]) == 2
    changed = tmp_path / "004_702c4e42f671215c.txt"
    changed.write_bytes(changed.read_bytes() + b"\n")
    with pytest.raises(ChecksumError, match=r"004_702c4e42f671215c\.txt"):
        read_folder()


def test_a_catalogued_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    copy_built_in(tmp_path)
    (tmp_path / "000_b8b4a31499fe38d2.txt").unlink()
    with pytest.raises(CatalogueError, match="000_b8b4a31499fe38d2"):
        read_folder(tmp_path)


@pytest.mark.parametrize("content", ["[[documents]\n", '[[documents]]\ndoc_id = "a.txt"\ntilte = "x"\n'])
def test_a_catalogue_that_cannot_be_used_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "catalogue.toml").write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"catalogue\.toml"):
        read_folder(tmp_path)


def test_a_folders_own_catalogue_goes_before_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "catalogue.toml").write_text('[[documents]]\ndoc_id = "a.txt"\ntitle = "改名"\n', encoding="utf-8")
    (document,), problems = read_folder(tmp_path)
    assert (document.title, document.document_number, problems) == ("改名", "安政发〔2024〕5号", ())


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="无此夹"):
        read_folder(tmp_path / "无此夹")
