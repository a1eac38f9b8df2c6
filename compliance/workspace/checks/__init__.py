"""Checks of the records of a workspace; each module finds one family of faults."""
