"""Rank what a sentence is about, by an agreement's cues and by likeness to what was coded."""
