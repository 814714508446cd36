"""Tables, lists of rows and lists of findings.

They show ready values and compute nothing.
"""
