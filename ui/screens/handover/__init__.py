"""The page on which a register is handed over to the successors of its unit, or taken over from a unit before."""
