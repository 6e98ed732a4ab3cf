"""A filter by year binds, and a year that no document is about is an error that names it."""

import pytest

from assistant.assistant import Assistant
from assistant.errors import UnknownFilterError
from assistant.question import Filters, Question


def test_an_unknown_year_is_an_error_that_names_it(assistant: Assistant) -> None:
    with pytest.raises(UnknownFilterError, match="1999"):
        assistant.answer(Question(text="金石大讲堂归谁管", filters=Filters(years=(1999,))))


def test_a_year_lets_through_what_its_documents_cover(assistant: Assistant) -> None:
    within = assistant.answer(Question(text="金石大讲堂归谁管", filters=Filters(years=(2023,))))
    without = assistant.answer(Question(text="金石大讲堂归谁管", filters=Filters(years=(2030,))))
    assert within.units == ("市文物局",)
    assert without.units == ()
