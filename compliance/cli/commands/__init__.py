"""One module a command; each body reads as a sentence."""
