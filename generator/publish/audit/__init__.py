"""The audit: reads the site that was written, as a stranger would, and says what is not as promised.

It trusts nothing that the build knows: pages are parsed again, links followed, files searched.
"""

from __future__ import annotations

from generator.publish.audit.run import AuditRequest, audit

__all__ = ["AuditRequest", "audit"]
