"""What deserves a second look in a valid workspace, and how far each passage was checked."""
