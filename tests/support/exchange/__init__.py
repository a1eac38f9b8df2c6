"""What others read of an export: each format by a reader or schema that is not ours."""
