"""All the tables of a corpus: measured, saved, and opened again."""

from framing.study.measuring import measure
from framing.study.opening import open_study, open_tables
from framing.study.saving import save_tables

__all__ = ["measure", "open_study", "open_tables", "save_tables"]
