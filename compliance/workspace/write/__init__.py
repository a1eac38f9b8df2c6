"""All that writes into a workspace: whole files, one writer at a time."""
