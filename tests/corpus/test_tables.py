from corpus.structure.tables import Column, Table, find_tables

HEADER = "任务类别\t序号\t具体工作任务名称\t主责单位\n"


def only(text: str) -> Table:
    (table,) = find_tables(text)
    return table


def test_columns_are_known_by_their_heads() -> None:
    text = "序号\t重点任务\t主要措施\t牵头单位\t配合单位\t完成时限\n1\t节水\t改造管网\t市水务局\t各区\t2024年底\n"
    table = only(text)
    assert table.columns == (
        Column.NUM,
        Column.TITLE,
        Column.CONTENT,
        Column.LEAD,
        Column.SUPPORT,
        Column.DEADLINE,
    )
    assert {column: cell.text for column, cell in table.rows[0].cells.items()}[Column.DEADLINE] == "2024年底"


def test_a_merged_category_cell_may_be_empty_or_left_out() -> None:
    text = HEADER + (
        "一、节水宣传\t1\t节水大讲堂\t市水务局\n"
        "\t2\t世界水日\t市水务局\n"
        "\n"
        "一、节水宣传\t3\t进校园\t市教委\n"
        "4\t进社区\t市科协\t\n"
        "二、管网改造\t5\t更换水表\t市水务局、各区\n"
        "6\t检漏\t市水务局\n"
    )
    table = only(text)
    categories = [row.category.text if row.category else None for row in table.rows]
    assert categories == ["一、节水宣传"] * 4 + ["二、管网改造"] * 2
    assert [row.num for row in table.rows] == [1, 2, 3, 4, 5, 6]
    assert [row.cells[Column.MAIN].text for row in table.rows[3:]] == ["市科协", "市水务局、各区", "市水务局"]
    assert table.unread == ()


def test_offsets_are_those_of_the_words() -> None:
    text = "清单\n" + HEADER + "一、宣传\t7 \t 金石大讲堂 \t市文物局\n"
    (row,) = only(text).rows
    for cell in row.cells.values():
        assert text[cell.start : cell.end] == cell.text
    assert row.num == 7
    assert row.cells[Column.TITLE].text == "金石大讲堂"


def test_a_row_that_fits_no_columns_is_reported_not_dropped() -> None:
    text = HEADER + "一、宣传\t1\t讲堂\t市教委\n备注\t见通知\t\n"
    table = only(text)
    assert len(table.rows) == 1
    assert [text[slice(*line)] for line in table.unread] == ["备注\t见通知\t\n"]


def test_a_header_repeated_at_the_top_of_a_page_is_no_row() -> None:
    text = HEADER + "一、宣传\t1\t讲堂\t市教委\n\n" + HEADER + "一、宣传\t2\t展览\t市科协\n"
    table = only(text)
    assert [row.num for row in table.rows] == [1, 2]
    assert table.unread == ()


def test_text_without_a_header_of_tasks_is_no_table() -> None:
    assert find_tables("姓名\t电话\n张三\t123\n") == ()
    assert find_tables("一、总体要求\n加强节水。\n") == ()


def test_a_table_ends_where_running_text_begins() -> None:
    text = HEADER + "一、宣传\t1\t讲堂\t市教委\n\n注：市教委统筹。\n"
    assert text[only(text).end :].strip() == "注：市教委统筹。"
