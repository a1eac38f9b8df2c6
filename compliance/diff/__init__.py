"""Differences between two sides, voices, days or revisions: rows with a named kind, no verdict."""
