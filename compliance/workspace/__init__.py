"""Read, check and write the files of a workspace; only this layer knows YAML."""
