"""Render a posting as JSON-LD, HTML, facts, and feed entries."""
