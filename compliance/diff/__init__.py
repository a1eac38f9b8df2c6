"""Compare two sides, voices, days or revisions: rows named by rules, and no verdict."""
