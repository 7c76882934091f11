"""From a posting to what others read: JSON-LD, HTML, facts, feeds."""
