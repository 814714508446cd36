"""What forms say beside rows and columns, as typed values: checks, doubts, addresses of cells, what is measured.

How checks are evaluated is in models.forms.checking.
"""
