"""Turn what a source says into values of fields, if that is certain."""
