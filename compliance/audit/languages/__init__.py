"""Lists of words by language, as data for the rules on the edges of passages."""
