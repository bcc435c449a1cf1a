# Members: declaration, admission, the member list
