"""The results of a corpus as one page for colleagues and reviewers."""

from framing.report.writing import write_report

__all__ = ["write_report"]
