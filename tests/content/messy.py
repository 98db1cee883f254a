"""Entries as hurried people write them: any order of fields, any style of YAML, comments and blanks everywhere."""

from typing import Any, TypeVar

from hypothesis import strategies as st

from generator.content.writer import quoted

T = TypeVar("T")
MARK = "# note-"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .:/()+@-"


class Writer:
    """Writes values (dicts, lists, texts) with a style drawn anew at each step. Each comment has a number of its own."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments = 0

    def one_of(self, *choices: T) -> T:
        return self.draw(st.sampled_from(choices))

    def comment(self) -> str:
        self.comments += 1
        return f"{MARK}{self.comments}- 'it' \"is: [so"

    def between(self, indent: int) -> list[str]:
        """Now and then blank lines and comments, at the indentation of what follows or further left."""
        if self.one_of(True, False, False, False):
            return []
        kinds = self.draw(st.lists(st.sampled_from(["blank", "level", "left"]), max_size=2))
        return ["" if kind == "blank" else " " * (indent if kind == "level" else 0) + self.comment() for kind in kinds]

    def plain_ok(self, text: str, flow: bool) -> bool:
        if (
            not text
            or text != text.strip()
            or text[0] in "-:?@#&*!|>%`'\"[]{},.=~<"
            or any(c not in _PLAIN for c in text)
        ):
            return False
        return ": " not in text and not text.endswith(":") and not (flow and ("//" in text or ":" in text))

    def scalar(self, text: str, indent: int, *, flow: bool = False) -> str:
        styles = ["double"]
        if self.plain_ok(text, flow):
            styles += ["plain"] * 6
        if "\n" not in text and text.isprintable():
            styles.append("single")
        if (
            not flow
            and text.strip()
            and text == text.strip()
            and text.replace("\n", "").isprintable()
            and "\n\n" not in text
        ):
            styles.append("literal")
            if "\n" not in text and "  " not in text:
                styles.append("folded")
        style = self.one_of(*styles)
        if style == "plain":
            return text
        if style == "single":
            return "'" + text.replace("'", "''") + "'"
        if style in ("literal", "folded"):
            sign = {"literal": "|", "folded": ">"}[style] + self.one_of("", "-", "+")
            pad = " " * (indent + self.one_of(1, 2, 5))
            words = text.split("\n") if style == "literal" else text.replace(" ", "\n", 1).split("\n")
            return "\n".join([sign, *(pad + line for line in words)])
        return quoted(text)

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(v)}" for key, v in self.shuffled(value)) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(v) for v in value) + self.one_of("]", " ]")
        return self.scalar(value, 0, flow=True)

    def shuffled(self, value: dict[str, Any]) -> list[tuple[str, Any]]:
        return self.draw(st.permutations(list(value.items())))

    def block(self, value: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for key, inner in self.shuffled(value):
            lines += self.between(indent)
            lines += self.field(" " * indent + key + ":", inner, indent)
        return lines

    def field(self, head: str, value: Any, indent: int) -> list[str]:
        blanks = " " * self.one_of(0, 0, 0, 1, 3)
        if not isinstance(value, str) and (not value or self.one_of(True, False, False)):
            return [f"{head} {self.flow(value)}{self.one_of('', '', '  ' + self.comment())}{blanks}"]
        if isinstance(value, dict):
            return [head + blanks, *self.block(value, indent + self.one_of(1, 2, 4))]
        if isinstance(value, list):
            lines, inner = [head + blanks], indent + self.one_of(0, 2, 3)
            for item in value:
                lines += self.between(inner) if lines[1:] else []
                lines += self.item(item, inner)
            return lines
        written = self.scalar(value, indent)
        remark = " " + self.comment() if written[0] in "'\"" and self.one_of(True, False, False) else ""
        return (
            [*f"{head} {written}{remark}".split("\n")] if written[0] in "|>" else [f"{head} {written}{remark}{blanks}"]
        )

    def item(self, value: Any, indent: int) -> list[str]:
        dash = " " * indent + "-" + " " * self.one_of(1, 1, 3)
        if isinstance(value, dict) and value and self.one_of(True, True, False):
            lines = self.block(value, len(dash))
            while not lines[0].strip() or lines[0].lstrip().startswith("#"):
                self.comments -= lines[0].count(MARK)
                lines.pop(0)
            return [dash + lines[0].lstrip(" "), *lines[1:]]
        return [f"{dash}{self.flow(value)}"]


@st.composite
def messy(draw: st.DrawFn, entries: st.SearchStrategy[Any]) -> tuple[dict[str, Any], str, str]:
    """What an entry says (texts by key), and a file that says it, with its line ends: (values, text, line end)."""
    value = draw(entries)
    writer = Writer(draw)
    lines = [*writer.between(0), *writer.block(value, 0), *writer.between(0)]
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return value, end.join(lines) + draw(st.sampled_from(["", end, end + end])), end
