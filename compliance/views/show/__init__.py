"""One thing with everything that touches it."""
