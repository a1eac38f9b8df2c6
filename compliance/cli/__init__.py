"""The command line: reads the clock and the environment, and says how a command ended."""
