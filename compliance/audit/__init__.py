"""Audit a valid workspace: how far each passage was checked, and what deserves a second look."""
