"""The command line; only this layer reads the clock and the environment."""
