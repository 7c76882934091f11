"""What a posting is: its fields, its record, and the types of its values."""
