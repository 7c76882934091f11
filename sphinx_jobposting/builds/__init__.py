"""What a build reads, hides, and writes."""
