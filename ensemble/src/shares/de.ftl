# Shares of members
