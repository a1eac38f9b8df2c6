"""Where the words of a record stand in a text, and how sure that is."""
