"""A workspace's own templates: read as hostile, counted, and reported on."""
