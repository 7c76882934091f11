"""Read files into jobs, without interpreting their fields."""
