"""Files as such: strict archives, atomic writing, carrying on a stick, parts, mail.

What is inside a file is of no concern here.
"""
