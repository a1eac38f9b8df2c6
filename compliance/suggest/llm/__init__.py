"""The engine "llm": a language model at an address that the user names; off unless it is."""
