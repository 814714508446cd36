"""What the book keeps of received packages beside their bytes, and whether it is what they say."""
