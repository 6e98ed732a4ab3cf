"""Reading rendered HTML back: its text, its marks, the elements it is made of."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "img", "hr", "input"}


class Read(HTMLParser):
    """What a browser would take from a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marks: list[tuple[str, str]] = []
        self.gaps: list[tuple[int, str]] = []
        self.deepest_mark = 0
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"elements not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag in VOID:
            return
        self._open.append("gap" if given.get("class") == "gap" else tag)
        if tag == "mark":
            self.marks.append((given.get("data-n") or "", ""))
            self.deepest_mark = max(self.deepest_mark, self._open.count("mark"))
        if self._open[-1] == "gap":
            self.gaps.append((len(self.text), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() in (tag, "gap")

    def handle_data(self, data: str) -> None:
        if "gap" in self._open:
            at, words = self.gaps[-1]
            self.gaps[-1] = (at, words + data)
            return
        self.text += data
        if "mark" in self._open:
            numbers, text = self.marks[-1]
            self.marks[-1] = (numbers, text + data)

    def marked(self, n: int) -> str:
        """The text that is marked as citation ``n``."""
        return "".join(text for numbers, text in self.marks if str(n) in numbers.split())

    def having(self, name: str, value: str) -> list[dict[str, str | None]]:
        """The attributes of every element with the attribute ``name`` of ``value``."""
        return [given for _, given in self.tags if given.get(name) == value]

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a class."""
        return [given for _, given in self.tags if name in (given.get("class") or "").split()]
