"""What the pages may load and do, as one constant: the meta element and a host's headers are both made from it.

Source: Content Security Policy Level 3 (W3C). Every page is our own HTML, style, script and data; nothing else.
"""

from __future__ import annotations

POLICY: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)

# Browsers ignore these in a meta element (CSP3, section 3.3), so they stand in the header alone.
HEADER_ONLY: tuple[tuple[str, str], ...] = (("frame-ancestors", "'none'"),)

# What others may show in a frame (site/embeds.py) runs no script, asks for nothing and sends nothing.
FRAMED: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("form-action", "'none'"),
    ("base-uri", "'none'"),
)
FRAMED_BY: tuple[tuple[str, str], ...] = (("frame-ancestors", "*"),)

# Organizations must not learn that a visitor came from here.
REFERRER = "no-referrer"


def _written(*parts: tuple[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in parts)


def policy_for_meta(*, framed: bool = False) -> str:
    """The policy for `<meta http-equiv="Content-Security-Policy">`; `framed` for the pages that others may frame."""
    return _written(*(FRAMED if framed else POLICY))


def policy_for_header(*, framed: bool = False) -> str:
    """The policy for the HTTP header, which can say more than the meta element: who may frame a page."""
    return _written(*(FRAMED + FRAMED_BY if framed else POLICY + HEADER_ONLY))
