"""What the templates of a class are given."""
