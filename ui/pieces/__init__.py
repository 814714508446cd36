"""Building blocks of the screens: tables, fields, findings, ladders. They know no noun of the register."""
