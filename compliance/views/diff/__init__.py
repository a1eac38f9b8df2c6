"""What a comparison says, before it has a format."""
