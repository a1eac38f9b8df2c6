"""Who says what about a signed agreement, where, and in which words."""

__version__ = "0.1.0"
