"""The mapped classes of the register: columns, keys and checks of each table.

The meaning of fields is described in models.register.
"""
