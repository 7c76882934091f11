"""Find what is wrong with a posting: rules, and checks that find what breaks them."""
