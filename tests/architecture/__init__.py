"""The rules of the house, one test a rule."""
