"""What a person works in: one folder a noun; screens never import each other."""
