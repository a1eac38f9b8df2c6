"""Where a person decides: a queue of suggestions, decisions that stay, and evidence from them."""
