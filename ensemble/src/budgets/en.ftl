# Budgets: the sub-ledger of what members bring in
