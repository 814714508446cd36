"""The office that writes a return, as it stands on paper: its kind, its names, who prepares and who signs.

Units and their levels are in models.values, people of the register in models.register.
"""
