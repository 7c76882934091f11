"""The checks of a posting's JSON-LD, one module per group of properties."""
