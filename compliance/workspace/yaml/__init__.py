"""Read strict YAML: events, values, places, and every problem."""
