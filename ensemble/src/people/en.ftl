sign-in-email = Mail address
sign-in-password = Password
sign-in-code = One-time code
sign-in-code-hint = Six digits from your authenticator app.
sign-in-submit = Sign in
sign-in-forgotten = Forgotten your password, or none set yet?
forgotten-title = Set a password
forgotten-what = We send you a link by which you set a new password. It is good for seven days and serves once.
forgotten-email = Mail address
forgotten-submit = Send the link
forgotten-sent = If there is an account with this address, the link is on its way.
password-title = New password
password-password = New password
password-password-hint = At least 15 characters; a whole sentence is good. With a one-time code 8 are enough.
password-again = Once more
password-submit = Save the password
password-set = Your password is set. Please sign in.
sessions-what = You are signed in here. End what you do not know.
sessions-browser = Device
sessions-begun = Begun
sessions-seen = Last used
sessions-here = This device
sessions-end = End
session-closed = The sign-in has ended.
people-email-known = We already know somebody with this mail address. If it is you, please sign in.
people-password-short = The password is too short: at least { $least } characters.
people-password-long = The password is too long: at most { $most } characters.
people-password-easy = This password is easy to guess. Best take a sentence that only you know.
people-passwords-differ = The two entries differ.
people-link-ended = This link is no longer good. Please ask for a new one.
people-sign-in-wrong = Mail address, password or code is wrong.
people-code-missing = Please enter the one-time code now (and your password once more).
people-code-wrong = This code is wrong or was used before. Please wait for the next one.
people-code-not-enrolled = This account needs a one-time code, but none is enrolled yet. Please ask the board.
role-member = Member
role-adviser = Adviser
role-payroll = Payroll
role-finance = Accounting
role-board = Management board
role-supervisory = Supervisory board
role-auditor = Auditor
role-house = The house
mail-login-link-subject = Your access to Ensemble
mail-login-link-body =
    Hello { $name },

    with this link you set your password. It is good for { $days } days and serves once:
    { $link }

    If you did not ask for this, you need not do anything.
audit-what = Every act leaves a line. Each line carries the checksum of the one before, so that no change goes unseen.
audit-all = All lines
audit-empty = There is no line about this record.
audit-number = No.
audit-at = When
audit-who = Who
audit-act = Act
audit-record = Record
audit-details = Details
audit-more = Older lines
