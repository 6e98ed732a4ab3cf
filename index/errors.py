"""The index's branch of the project's errors.

PolicyError
├── IndexStoreError      an index that is missing, stale or damaged; the message names the command that mends it
└── EncoderError
    ├── CarrierError     an archive or weights file that is not what it should be
    └── ModelMissingError  a model folder that has not been made yet
"""

from __future__ import annotations

from corpus.errors import PolicyError


class IndexStoreError(PolicyError):
    """An index folder that cannot be used as it is."""

    code = "index"


class EncoderError(PolicyError):
    """An encoder that cannot be loaded."""

    code = "encoder"


class CarrierError(EncoderError):
    """A weights archive, or the file inside it, that is not what was expected."""

    code = "bad_carrier"


class ModelMissingError(EncoderError):
    """A model folder that is not there."""

    code = "no_model"
