"""The turns of phrase by which a question says what it wants (疑问线索), read from the table beside this file.

Which cue decides is said in ``intent``; here it is only seen which a question shows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

TABLE = Path(__file__).with_name("cues.toml")
PUNCTUATION = re.compile(r"[^\w]+")
SPOKEN_ONLY = (
    *("lead", "responsible", "definition", "number", "issuer", "signed", "issued", "dated", "addressee", "seal"),
    *(
        "annexes",
        "full_title",
        "cited_number",
        "copied",
        "period",
        "approved",
        "yes_no",
        "count",
        "unit_work",
        "list",
        "content",
        "most",
        "fewest",
        "compare",
        "placement",
    ),
)
"""Cues whose words never belong to a topic."""


def read_table(table: Path) -> Mapping[str, re.Pattern[str]]:
    """Read a table of turns of phrase: each name with one pattern that any of its expressions fulfils."""
    data = tomllib.loads(table.read_text(encoding="utf-8"))
    return {name: re.compile(_filled("|".join(patterns), data["words"])) for name, patterns in data["cues"].items()}


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        pattern = pattern.replace("{" + name + "}", word)
    return pattern


CUES: Mapping[str, re.Pattern[str]] = read_table(TABLE)


def find_cues(folded: str) -> frozenset[str]:
    """The names of the cues that a folded question shows."""
    found = {name for name, pattern in CUES.items() if pattern.search(folded)}
    polite = CUES["greeting"].search(PUNCTUATION.sub("", folded))
    return frozenset(found | {"greeting"} if polite else found)


def without_cues(folded: str) -> str:
    """The question without the words of cues that never belong to a topic."""
    for name in SPOKEN_ONLY:
        folded = CUES[name].sub(" ", folded)
    return folded
