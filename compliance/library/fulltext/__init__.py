"""Search the texts on this machine: an index in the user's cache, and where in a text a hit is."""
