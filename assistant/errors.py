"""The assistant's branch of the error tree (root: ``corpus.errors.PolicyError``).

    AssistantError
    ├── UnusableQuestionError   empty, overlong or binary input
    ├── UnknownFilterError      a filter value that nothing in the corpus has
    └── UnverifiedAnswerError   a composed answer with a statement that its sources do not carry
"""

from corpus.errors import PolicyError


class AssistantError(PolicyError):
    """Anything wrong between a question and its answer."""

    code = "assistant"


class UnusableQuestionError(AssistantError):
    """A question that cannot be read at all; the message (Chinese) says what was found and what to do."""

    code = "unusable_question"


class UnknownFilterError(AssistantError):
    """A filter value that nothing in the corpus has."""

    code = "unknown_filter"


class UnverifiedAnswerError(AssistantError):
    """A composed answer that failed ``verify``; it is never shown."""

    code = "unverified_answer"
