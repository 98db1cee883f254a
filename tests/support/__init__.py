"""What tests share: a server, a browser, judges of pages, links and golden files. Fixtures are in conftest.py."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The top of the checkout."""

NODE_MODULES = ROOT / "tests" / "browser" / "node_modules"
"""Where `npm ci` puts lunr.js, axe, the Nu HTML checker and TypeScript."""
