"""An edit in a blink: a build that looks at the states of the entries that were edited, and at the others only from outside."""

from generator.edited.edit import edited
from generator.edited.outline import Outline, outline_of

__all__ = ["Outline", "edited", "outline_of"]
