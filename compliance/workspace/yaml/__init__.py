"""Strict YAML: events, values with their places, and every problem on the way."""
