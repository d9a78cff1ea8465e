"""Copies of one agency report: families, alignment, and what each outlet changed in the wording."""
