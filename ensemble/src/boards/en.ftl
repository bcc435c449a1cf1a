# The boards and their mandates
boards-no-member = Only members of the cooperative can sit on a board. Choose a member.
boards-ends-before = The last day lies before the first. Choose a later day.
boards-seat-held = This person already holds a seat of this board in that time.
boards-both = Nobody can sit on both boards at once. End the other mandate first.
boards-full = All { $seats } seats of the supervisory board are taken in that time.
boards-two-chairs = This board already has a chair in that time.
boards-ended = This mandate has ended already, or begins after that day.
