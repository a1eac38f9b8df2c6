"""What `compliance articles add` does, text by text."""
