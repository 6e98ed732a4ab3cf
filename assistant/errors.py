"""The assistant's branch of the error tree (root: ``corpus.errors.PolicyError``).

AssistantError
├── UnusableQuestionError   empty, overlong or binary input
├── UnusableRequestError    a line of a batch, or a file of it, that cannot be used
├── UnknownFilterError      a filter value that nothing in the corpus has
├── NoDocumentsError        a corpus folder without a single readable document
├── UnverifiedAnswerError   a composed answer with a statement that its sources do not carry
└── UnexpectedError         a fault of ours
"""

from corpus.errors import PolicyError


class AssistantError(PolicyError):
    """Anything wrong between a question and its answer."""

    code = "assistant"


class UnusableQuestionError(AssistantError):
    """A question that cannot be read at all; the message (Chinese) says what was found and what to do."""

    code = "unusable_question"


class UnusableRequestError(AssistantError):
    """A line of a batch that is not a request, or a batch whose files cannot be used together."""

    code = "unusable_request"


class UnknownFilterError(AssistantError):
    """A filter value that nothing in the corpus has."""

    code = "unknown_filter"


class NoDocumentsError(AssistantError):
    """A corpus folder without a single document that can be read."""

    code = "no_documents"


class UnverifiedAnswerError(AssistantError):
    """A composed answer that failed ``verify``; it is never shown."""

    code = "unverified_answer"


class UnexpectedError(AssistantError):
    """A fault of ours that was met while answering; the exception that it was is its ``__cause__``."""

    code = "unexpected"
