"""A workspace's own templates: read as hostile, run in a process of their own with limits."""
