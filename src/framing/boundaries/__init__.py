"""Where sentences end: one answer for every stage.

Punkt finds the ends of sentences with a list of abbreviations of our own (punkt); what follows a stop then
overrules it where Punkt, untrained, cannot know (stops): "in the U.S. The talks" are two sentences, ``"Why?" she
said`` is one.
"""

from framing.boundaries.spans import sentence_spans

__all__ = ["sentence_spans"]
