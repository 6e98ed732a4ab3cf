"""The root of every error of this project, and the corpus's branch of it.

    PolicyError
    ├── CorpusError
    │   ├── CatalogueError      a catalogue or register that cannot be used
    │   ├── ChecksumError       a stored text that is not what the catalogue says
    │   ├── UnreadableFileError a file that cannot be decoded or parsed
    │   └── UnknownDocumentError
    ├── SettingsError           an unknown or unusable configuration value
    ├── IndexStoreError         (index/errors.py)
    ├── AssistantError          (assistant/errors.py)
    └── EvaluationError         (eval/errors.py)

A message says what was found, what was expected and what to do next; messages that staff may see are Chinese.
"""


class PolicyError(Exception):
    """Root of the tree; ``code`` is a stable machine name for the terminal's and batch's error objects."""

    code = "error"


class SettingsError(PolicyError):
    """A configuration value that is unknown or unusable."""

    code = "bad_settings"


class CorpusError(PolicyError):
    """Anything wrong with the documents or with the data that describes them."""

    code = "corpus"


class CatalogueError(CorpusError):
    """A catalogue or register that cannot be used."""

    code = "bad_catalogue"


class ChecksumError(CorpusError):
    """A stored text whose sha256 is not the catalogue's."""

    code = "checksum"


class UnreadableFileError(CorpusError):
    """A file that cannot be decoded or parsed."""

    code = "unreadable_file"


class UnknownDocumentError(CorpusError):
    """A ``doc_id`` that no document of the corpus has."""

    code = "no_such_document"
