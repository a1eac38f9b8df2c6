"""The library of article texts, which stay on this machine and are found by their hash."""
