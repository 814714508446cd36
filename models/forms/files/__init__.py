"""The files of forms read strictly: keys, shapes, references, soundness.

What a form is once it is read is in models.forms.definition.
"""
