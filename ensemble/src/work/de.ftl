# Clients, orders and invoices
