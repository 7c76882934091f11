"""Turn the keys and values of a source into fields, if their meaning is certain."""
