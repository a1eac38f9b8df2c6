"""The page on which a person decides what is evidence, served to browsers on this machine only."""
