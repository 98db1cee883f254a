import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.markdown import to_html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", ""),
        ("One line.", "<p>One line.</p>"),
        ("One.\n\nTwo\ngoes on.", "<p>One.</p><p>Two goes on.</p>"),
        ('Tom\'s "place" at 5 < 6', '<p>Tom\'s "place" at 5 &lt; 6</p>'),
        ("*soft* and **strong**", "<p><em>soft</em> and <strong>strong</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[us](https://example.org)", '<p><a href="https://example.org" rel="nofollow noreferrer">us</a></p>'),
        ("[bad](javascript:alert(1))", '<p><a rel="nofollow noreferrer">bad</a></p>'),
        ("# Not a heading", "<p># Not a heading</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
    ],
)
def test_small_markdown_becomes_safe_html(written: str, shown: str) -> None:
    assert str(to_html(written)).replace("&#39;", "'").replace("&#34;", '"') == shown


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=200)
    | st.from_regex(r"<[a-z]{1,8} [a-z]{2,8}=.{0,20}>.{0,20}")
)
def test_no_text_becomes_an_element_that_is_not_allowed(written: str) -> None:
    shown = str(to_html(written))
    allowed = re.compile(
        r"</?(?:p|ul|ol|li|strong|em|br|blockquote)>|<a(?: href=\"[^\"]*\")?(?: rel=\"[^\"]*\")?>|</a>"
    )
    assert "<" not in allowed.sub("", shown)
