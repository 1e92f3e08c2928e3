"""Events as single sentences tell them: trigger, perpetrators, means, targets and victims."""

from __future__ import annotations

from onrecord.extract.frames.assemble import read_frames as find_frames
from onrecord.extract.frames.mentions import find_actors, find_objects, find_weapons

__all__ = ["find_actors", "find_frames", "find_objects", "find_weapons"]
