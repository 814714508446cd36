"""What is possible but not likely: limits, ratios of two rows, changes, equal figures, likely causes.

Their kinds are in models.forms.rules.doubt_kinds, the limits of all forms in resources/forms/doubts.toml.
"""
