# The boards and their mandates
