"""Decide what a build reads, hides, and writes."""
