"""The words of each language that the rules on the edges of passages look for, as data."""
