"""The head of the page (页眉)."""

from __future__ import annotations

from assistant.page import wording


def render_header() -> str:
    """Give the HTML of the page's head: its name, and the buttons that concern the whole page."""
    return (
        f'<header class="head"><div><h1>{wording.TITLE}</h1><p>{wording.SUBTITLE}</p></div>'
        f'<nav><button type="button" class="read" data-event="read">{wording.OPEN_SOURCE}</button>'
        f'<button type="button" data-event="renew">{wording.NEW_CONVERSATION}</button></nav></header>'
    )
