"""What lies on the disk around an open book: is it still its file, whose log is beside it, who else has it open."""
