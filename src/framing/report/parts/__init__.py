"""The parts of a report: the questions of notebooks 01 to 06, each from a study to figures and tests."""

from framing.report.parts.copies import copies_part
from framing.report.parts.pages import pages_part
from framing.report.parts.part import Figure, Part, Tests
from framing.report.parts.phrasing import phrasing_part
from framing.report.parts.tone import tone_part
from framing.report.parts.vocabulary import vocabulary_part
from framing.report.parts.voices import voices_part

PARTS = (pages_part, tone_part, phrasing_part, copies_part, voices_part, vocabulary_part)

__all__ = ["PARTS", "Figure", "Part", "Tests"]
