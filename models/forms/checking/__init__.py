"""The checks of forms: within a sheet, between sheets, against other periods.

Their kinds are in models.forms.rules.check_kinds.
"""
