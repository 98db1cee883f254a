"""The HTTP headers a host should send with every file, from the same constants as the pages' meta elements."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.site.security import REFERRER, policy_for_header

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": policy_for_header(),
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        # "Near me" asks for the place after a tap; nothing else is ever asked for.
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
