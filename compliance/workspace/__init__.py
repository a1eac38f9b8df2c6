"""Files in: reading, checking and writing a workspace; the only place that knows YAML."""
