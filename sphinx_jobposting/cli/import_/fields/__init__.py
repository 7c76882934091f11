"""From what a source says to values of fields: certain, or not at all."""
