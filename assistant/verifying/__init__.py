"""Verifying (出处核对): nothing is shown that is not cited, computed or asked. Runs on every answer."""

from assistant.verifying.checking import verify

__all__ = ["verify"]
