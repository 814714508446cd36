"""Foreign workbooks made for what they hide, round, merge and break."""
