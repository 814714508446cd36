"""The checks of forms: within a sheet, between sheets, against other periods.

Their kinds are in models.forms.check_kinds.
"""
