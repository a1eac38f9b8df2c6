"""The view of how far codings of the same articles agree."""
