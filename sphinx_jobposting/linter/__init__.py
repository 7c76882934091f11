"""What is wrong with a posting: the rules, and the checks that find what breaks them."""
