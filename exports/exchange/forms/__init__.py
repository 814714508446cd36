"""Forms handed down as signed packages: made, judged, shown with what they change, and installed.

Not here: what a package says (models.dialogue.form_packages), the forms of a book (storage.forms).
"""
