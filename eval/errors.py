"""The evaluation's branch of the error tree (root: ``corpus.errors.PolicyError``).

EvaluationError
├── QuestionFileError   gold questions that cannot be used, each named by file and line
├── ResultFileError     a committed result that is missing or of another format
├── CollectionError     a retrieval collection that cannot be used
├── SpreadsheetError    a spreadsheet that cannot be read or written
└── CellError           a cell that cannot be read; told with its place, it does not stop the other rows
"""

from corpus.errors import PolicyError


class EvaluationError(PolicyError):
    """Anything wrong with the questions, a run or its result."""

    code = "evaluation"


class QuestionFileError(EvaluationError):
    """Gold questions that cannot be used; the message lists file, line and what is wrong."""

    code = "bad_questions"


class ResultFileError(EvaluationError):
    """A result file that is missing or does not have the expected form."""

    code = "bad_result"


class CollectionError(EvaluationError):
    """A retrieval collection that cannot be used; the message lists file, line and what is wrong."""

    code = "bad_collection"


class SpreadsheetError(EvaluationError):
    """A spreadsheet that cannot be read or written."""

    code = "bad_spreadsheet"


class CellError(EvaluationError):
    """A cell that cannot be read; whoever reads the row tells it with its place and goes on with the next."""

    code = "bad_cell"
