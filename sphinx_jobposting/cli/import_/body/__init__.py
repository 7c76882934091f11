"""Turn the text of a source into MyST that builds without warnings, and lose no words."""
