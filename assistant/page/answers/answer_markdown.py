"""The markdown of an answer becomes HTML, its markers [n] become buttons that open the n-th citation.

Only paragraphs, lists, tables, emphasis and quotations are marked up: raw HTML, links and images stay text, so that
nothing which a document or a question brings along can act or be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token

from assistant.answer import Citation
from assistant.page.answers.citation_view import render_marker
from assistant.page.escaping import escaped

_MARKERS = re.compile(r"((?:\[\d{1,4}\])+)([，。；：、！？）”》]*)")
_NUMBER = re.compile(r"\d+")
_IN_BLOCK = re.compile(r"\s*([-+*] |\d+[.)] |[>|])")
_ALLOWED = ("list", "table", "emphasis", "blockquote", "newline", "escape")


def render_markdown(text: str, citations: Mapping[int, Citation], turn: int) -> str:
    """Give the HTML of ``text``; a marker whose number is no key of ``citations`` stays text.

    A line of an answer is a statement: outside lists, tables and quotations each is a paragraph of its own.
    """
    lines = [line if _IN_BLOCK.match(line) else f"\n{line}\n" for line in text.split("\n")]
    return str(_PARSER.render("\n".join(lines), {"citations": citations, "turn": turn}))


def _render_text(
    renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]
) -> str:
    return with_markers(tokens[index].content, env["citations"], env["turn"])


def with_markers(text: str, citations: Mapping[int, Citation], turn: int) -> str:
    """Escape plain text and turn its markers [n] into buttons; the sign behind a marker stays on its line."""
    parts: list[str] = []
    done = 0
    for match in _MARKERS.finditer(text):
        numbers = [int(n) for n in _NUMBER.findall(match[1])]
        markers = "".join(render_marker(citations[n], turn) if n in citations else f"[{n}]" for n in numbers)
        parts += [escaped(text[done : match.start()]), f'<span class="keep">{markers}{escaped(match[2])}</span>']
        done = match.end()
    return "".join([*parts, escaped(text[done:])])


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": True}).enable(list(_ALLOWED))
    parser.add_render_rule("text", _render_text)
    return parser


_PARSER = _make_parser()
