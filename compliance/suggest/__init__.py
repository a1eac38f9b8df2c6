"""Suggest what in an article may be evidence; a person decides about each suggestion."""
