"""Where the files are that the tool brings along: its theme, its vocabularies, its nationwide facts.

In a checkout they stand beside the package (`templates/`, `content/vocabulary/`), where people edit them. In a wheel
the build packs them inside it (`_data/templates/`, `_data/vocabulary/`, `_data/content/`; pyproject.toml, force-include). Nobody else
may know the difference.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_dir() -> Path:
    """The folder of the theme that ships with the tool: templates, partials/, assets/, locales/.

    Raises FileNotFoundError where neither place has it, which means a broken installation.
    """
    return _find(_PACKAGE / "_data" / "templates", _PACKAGE.parent / "templates")


def vocabulary_dir() -> Path:
    """The folder of the vocabularies that ship with the tool: one YAML file for each closed list.

    Raises FileNotFoundError where neither place has it, which means a broken installation.
    """
    return _find(_PACKAGE / "_data" / "vocabulary", _PACKAGE.parent / "content" / "vocabulary")


def facts_dir() -> Path:
    """The facts that ship with the tool, laid out as a content folder: crisis.yaml, states/, entries/us/ and its
    exceptions.yaml, pages/.

    Raises FileNotFoundError where neither place has it, which means a broken installation.
    """
    return _find(_PACKAGE / "_data" / "content", _PACKAGE.parent / "content")


def _find(packed: Path, checkout: Path) -> Path:
    for folder in (packed, checkout):
        if folder.is_dir():
            return folder
    message = f"recovery-site is not installed whole: neither {packed} nor {checkout} is there. Install it again."
    raise FileNotFoundError(message)
