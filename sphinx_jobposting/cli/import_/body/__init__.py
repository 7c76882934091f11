"""From the text of a source to MyST that builds without a warning and loses no word."""
