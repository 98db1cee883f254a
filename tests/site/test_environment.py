"""Templates mean in the theme's environment what they mean in Jinja's own; only the work for it is less."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from markupsafe import Markup, escape

from generator.site.environment import ThemeEnvironment, shown
from generator.site.tongue import Foreign

TEXT = st.text(alphabet=st.sampled_from("ab <>&\"'%é\n"))
VALUES = st.one_of(
    TEXT, TEXT.map(Markup), TEXT.map(lambda text: Foreign(text, "es")), st.integers(), st.none(), st.floats()
)


@given(VALUES)
def test_a_value_is_shown_as_it_is_escaped(value: object) -> None:
    assert str(shown(value)) == str(escape(value))


TEMPLATES = {
    "base": "{% block main %}{% endblock %}|{{ text }}",
    "parts": "{% macro part(one, level=2) %}<b>{{ one }}{{ level }}{{ _('Close') }}</b>{% endmacro %}",
    "page": "{% extends 'base' %}{% from 'parts' import part %}{% block main %}{{ part(text) }}"
    "{% for one in many %}{{ part(one, level=loop.index) }}{{ plain(one) }}{{ wants(one) }}{{ one.upper() }}{% endfor %}"
    "{{ _('Save & “%(name)s”', name=text) }}{{ _('100%%') }}{{ text | upper }}{{ [text, text] | join(', ') }}"
    "{% set kept %}<i>{{ text }}</i>{% endset %}{{ kept }}"
    "{% trans name=text %}From {{ name }}{% endtrans %}"
    "{% trans count=many | length %}{{ count }} place{% pluralize %}{{ count }} places{% endtrans %}"
    "{% call outer() %}{{ text }}{% endcall %}{% endblock %}"
    "{% macro outer() %}<p>{{ caller() }}{% endmacro %}",
}
SPANISH = {"Close": "Cerrar", "Save & “%(name)s”": "Guarde <b>%(name)s</b>", "From %(name)s": "De %(name)s"}


def _gettext(message: str) -> str:
    return SPANISH.get(message, message)


def _ngettext(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


@pass_context
def _wants(context: Any, value: object) -> str:
    return f"{context['text']}<{value}"


def _jinjas() -> Environment:
    env = Environment(
        loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    return env


def _ours() -> Environment:
    return ThemeEnvironment(DictLoader(TEMPLATES), _gettext, _ngettext)


@given(VALUES, st.lists(st.one_of(TEXT, TEXT.map(Markup)), max_size=3))
def test_pages_are_those_of_jinja(text: object, many: list[str]) -> None:
    def rendered(make: Callable[[], Environment]) -> str:
        env = make()
        env.globals.update(plain=lambda one: f"<{one}>", wants=_wants)
        return env.get_template("page").render(text=text, many=many)

    assert rendered(_ours) == rendered(_jinjas)


def test_what_a_template_is_not_given_is_an_error_as_in_jinja() -> None:
    for env in (_ours(), _jinjas()):
        with pytest.raises(UndefinedError, match="'text' is undefined"):
            env.from_string("<b>{{ text }}</b>").render()
