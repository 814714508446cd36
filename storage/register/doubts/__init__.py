"""What follows for an organisation: what is doubtful, what is held by debts, its size class.

The records themselves are in storage.register.
"""
