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

# Organizations must not learn that a visitor came from here.
REFERRER = "no-referrer"


def policy_for_meta() -> str:
    """The policy for `<meta http-equiv="Content-Security-Policy">`."""
    return "; ".join(f"{name} {value}" for name, value in POLICY)


def policy_for_header() -> str:
    """The policy for the HTTP header, which can say more than the meta element."""
    return "; ".join(f"{name} {value}" for name, value in POLICY + HEADER_ONLY)
