"""The mapped classes of the register: columns, keys and checks of each table.

What a field means is said in models.register.
"""
