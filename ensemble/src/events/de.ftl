# Info sessions with limited seats
