"""The look of the page (外观): a theme with the system's own fonts, the style sheet, the scripts."""

from __future__ import annotations

from pathlib import Path

from gradio.themes import Base, colors, sizes

_FOLDER = Path(__file__).parent / "assets"
FONTS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif")

_LANGUAGE = "<script>document.documentElement.lang = 'zh-CN';</script>"
"""Gradio's page says that it is English, and a screen reader would read it so."""


def make_theme() -> Base:
    """Make the theme: system fonts only, so that no page asks another host for one."""
    return Base(
        primary_hue=colors.blue,
        neutral_hue=colors.slate,
        radius_size=sizes.radius_sm,
        font=FONTS,
        font_mono=("ui-monospace", "monospace"),
    )


def make_head() -> str:
    """Make what stands in the page's head. The style sheet is here because Gradio's ``css=`` rewrites the selectors."""
    style = (_FOLDER / "style.css").read_text(encoding="utf-8")
    return f"{_LANGUAGE}<style>{style}</style>"


def script(name: str) -> str:
    """Read the script of a panel: the body of a function of ``element``, ``trigger``, ``watch`` (see ``gr.HTML``)."""
    return (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
