"""Processes of our own in which what strangers made is handled, each held to limits."""
