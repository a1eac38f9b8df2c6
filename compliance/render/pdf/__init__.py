"""PDFs, made of pages in a process that can reach no file and no network."""
