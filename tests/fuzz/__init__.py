"""Files that nobody would send on purpose, thrown at every reader: nothing but what is declared may come out."""
