"""Jinja set up for sites of many small pages: the same templates and the same bytes, with less work for each value shown.

jinja2 makes a Markup of every value before it is joined with the rest, asks every function five times whether it wants the
context, and looks up a sentence's translation through two such functions. Without that a build of 5,000 entries by one process takes
15.6 seconds of processor instead of 17.6. What a template means is not changed: `tests/site/test_environment.py` holds both against each other.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from generator.site.compiled import COMPILED

_PLAIN = frozenset({FunctionType, MethodType, BuiltinMethodType})


def shown(value: object) -> str:
    """A value as it stands in HTML: what `escape` gives, as a text to be joined and no more."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]  # which is a str
    if kind is str:
        text: str = value  # type: ignore[assignment]
        if "&" not in text and '"' not in text and "'" not in text and "<" not in text and ">" not in text:
            return text
    return escape(value)


class _Context(Context):
    """Jinja's, which calls functions that want nothing of it at once."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # as Jinja names them
        kind = type(__obj)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif kind not in _PLAIN or hasattr(__obj, "jinja_pass_arg"):
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return __obj(*args, **kwargs)


class _CodeGenerator(CodeGenerator):
    """Jinja's, which shows values by `shown` where they are to be escaped."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class ThemeEnvironment(Environment):
    """What a theme's templates are rendered in. `gettext` and `ngettext` are a language's.

    All templates share the one dictionary of what they all know: Jinja's chain of two costs a tenth of a page.
    """

    context_class = _Context
    code_generator_class = _CodeGenerator
    shown = staticmethod(shown)

    def __init__(
        self, loader: BaseLoader, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]
    ) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=COMPILED,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            keep_trailing_newline=False,
            extensions=["jinja2.ext.i18n"],
        )
        self.policies["ext.i18n.trimmed"] = True
        self.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # put there by the extension
        self.globals["_"] = self.globals["gettext"] = _sentences(gettext)
        self._ready: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # Jinja's name
    ) -> Template:
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._ready.get(name)
        if found is None:
            found = self._ready[name] = super().get_template(name, parent)
        return found


def _sentences(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """What templates call for a sentence of a language: as Jinja's newstyle, but that each is looked up once."""
    known: dict[str, Markup] = {}
    plain: dict[str, Markup] = {}

    def sentence(message: str, /, **values: Any) -> Markup:
        if values:
            text = known.get(message)
            if text is None:
                text = known[message] = Markup(gettext(message))  # noqa: S704  # catalogues are ours; values are escaped
            return text % values
        text = plain.get(message)
        if text is None:
            text = plain[message] = Markup(gettext(message)) % {}  # noqa: S704  # likewise
        return text

    return sentence
