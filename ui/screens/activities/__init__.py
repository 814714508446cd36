"""Pages of activities, tasks and who steers: each a kind of record by its catalogue entry."""
