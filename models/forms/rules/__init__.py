"""What the checks and doubts of forms may say: their kinds as typed values, and how cells are addressed in them.

How they are evaluated is in models.forms.checking.
"""
