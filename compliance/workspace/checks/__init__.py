"""What must hold between the records of a workspace; each module finds one family of faults."""
