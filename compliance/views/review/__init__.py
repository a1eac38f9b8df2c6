"""The page on which a person decides what is evidence, as plain records."""
