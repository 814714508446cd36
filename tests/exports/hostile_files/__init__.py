"""Every hostile file by its name, made from one good return, and the code with which it is refused.

The list stands in docs/formats/hostile.md too; a test holds both to each other.
"""
