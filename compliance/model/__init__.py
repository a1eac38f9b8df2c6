"""What the files of a workspace hold, as records: agreements, sources, articles, evidence."""
