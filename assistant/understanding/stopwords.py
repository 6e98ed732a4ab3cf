"""Words of a question that say nothing about its topic (停用词), read from the data file beside this one."""

from __future__ import annotations

from pathlib import Path

_LINES = Path(__file__).with_name("stopwords.txt").read_text(encoding="utf-8").splitlines()
STOPWORDS = frozenset(word for line in _LINES if not line.startswith("#") for word in line.split())
