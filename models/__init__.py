"""What is true: the register, periods, quantities, identifiers, forms, checks, states of a return."""
