# Bank statements and the matching of payments
