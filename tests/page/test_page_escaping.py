from __future__ import annotations

from datetime import date

import pytest

from assistant.page.escaping import escaped, flowed, shown_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市文物局", "市文物局"),
        ("<u>市文物局</u>", "&lt;u&gt;市文物局&lt;/u&gt;"),
        ("a\"b'c&d", "a&quot;b&#x27;c&amp;d"),
        ("一\t二\n三\r\n", "一\t二\n三\r\n"),
        ("零\x00铃\x07删\x7f", "零␀铃␇删␡"),
        ("转\u202e向\u2066", "转\ufffd向\ufffd"),
        ("\U00020bb7野家", "\U00020bb7野家"),
    ],
)
def test_text_is_shown_and_never_obeyed(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_flowed_text_is_one_line() -> None:
    assert flowed(" 搭\n\n建\t<b> ") == "搭 建 &lt;b&gt;"


def test_dates_are_written_as_documents_print_them() -> None:
    assert shown_date(date(2023, 4, 3)) == "2023年4月3日"
