"""Find the passage of a record in the text of its article, and prove how far it was checked."""
