"""Write into a workspace: complete files, one writer at a time."""
