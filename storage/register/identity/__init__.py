"""Which records of the register are one and the same: pairs that may be, what was decided of them, and their merge.

Whom the rows of a foreign table mean is in storage.register.imports.
"""
