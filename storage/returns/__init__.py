"""The unit's own returns: figures, sheets of a period, sealing, explanations, what is due and what was sent.

What other units sent is in storage.received.
"""
