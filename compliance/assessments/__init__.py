"""Compute, from linked evidence, what each side or voice says about each target."""
