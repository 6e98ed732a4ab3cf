"""The evaluation's branch of the error tree (root: ``corpus.errors.PolicyError``).

    EvaluationError
    ├── QuestionFileError   gold questions that cannot be used, each named by file and line
    ├── ResultFileError     a committed result that is missing or of another format
    └── CollectionError     a retrieval collection that cannot be used
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
