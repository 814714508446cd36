"""Between texts and kept values: what a field keeps, how cells are read, named and shown.

The kinds of records themselves are in models.register.
"""
