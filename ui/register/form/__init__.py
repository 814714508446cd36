"""The described form: one input a field, drafts of what is new, fields kept when they are left.

Pages and lists are beside it.
"""
