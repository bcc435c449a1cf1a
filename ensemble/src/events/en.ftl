# Info sessions with limited seats
events-what = In an info session you find out whether the cooperative is right for you. It costs nothing and commits you to nothing.
events-none = No info session is planned at the moment. New dates appear here as soon as they are set.
events-nobody = Nobody has registered yet. Registrations appear here as they come in.
events-usual-title = Info session: is the cooperative right for me?
events-session = Info session
events-day = Day
events-time = Time
events-language = Language
events-language-de = German
events-language-en = English
events-where = Place
events-online = Online; we send you the link
events-seats = Seats
events-taken = Taken
events-seats-free = { $free ->
    [one] 1 of { $seats } seats free
   *[other] { $free } of { $seats } seats free
  }
events-seats-none = All { $seats } seats are taken; the waiting list is open
events-to-register = Register
events-to-waiting-list = Join the waiting list
events-feed = Subscribe to all dates as a calendar
events-calendar = Add to my calendar
events-calendar-text = Info session of the cooperative
events-all = All info sessions
events-register-title = Register
events-register-what = We send you a mail with a link. Open it within 30 minutes and the seat is yours. If all seats are taken, you join the waiting list.
events-register-name = Name
events-register-email = Mail address
events-register-email-hint = We send you the link to this address.
events-register-submit = Ask for a seat
events-register-waiting = Join the waiting list
events-privacy = We use your data for this info session only.
events-registered = We have sent you a mail. It holds your link and says what happens next.
events-begun = This info session has already begun.
events-past = The beginning must lie in the future.
events-end-before-start = The end must come after the beginning, at most twelve hours later.
events-no-place = Please give a place or a link to the video room.
events-link-unsafe = The link must begin with https://.
events-seats-range = An info session has 1 to { $most } seats.
events-seats-taken = { $taken } seats are taken already. Fewer are possible once somebody cancels.
events-link-ended = The time has run out; the seat is passed on. You can register again.
events-still-waiting = You are on the waiting list. When a seat becomes free we write to you.
events-over = This registration has ended. You can register again.
events-not-begun = Attendance can be marked once the info session has begun.
events-not-confirmed = This registration is not confirmed.
events-your-place = Your registration
events-state-held = Unconfirmed
events-state-waiting = Waiting list
events-state-offered = Offered
events-state-confirmed = Confirmed
events-state-cancelled = Cancelled
events-state-expired = Expired
events-standing-held = The seat is held for you until { $until }. Please confirm it.
events-standing-waiting = You are number { $place } on the waiting list. When a seat becomes free we write to you.
events-standing-offered = A seat has become free and is reserved for you until { $until }. Please accept it, or cancel.
events-standing-confirmed = The seat is yours. We remind you the day before.
events-standing-cancelled = You have cancelled. The seat has been passed on.
events-standing-expired = The time has run out and the seat has been passed on.
events-link-confirm = Confirm the seat
events-link-cancel = Cancel
events-confirmed = Your seat is confirmed. The confirmation with a calendar file is on its way.
events-cancelled = You have cancelled. Thank you for letting us know.
events-plan = Plan an info session
events-plan-title_de = Title in German
events-plan-title_en = Title in English
events-plan-day = Day
events-plan-starts = Beginning
events-plan-ends = End
events-plan-lang = Language of the session
events-plan-lang-hint = All mails about this session are written in this language.
events-plan-place = Place
events-plan-place-hint = A place, a link, or both.
events-plan-video_link = Link to the video room
events-plan-seats = Seats
events-plan-submit = Announce the info session
events-planned = The info session is announced.
events-coming = Coming
events-past-sessions = Past
events-public-page = Public page
events-csv = Registrations as CSV
events-registrations = Registrations
events-seats-seats = Number of seats
events-seats-seats-hint = More seats are offered at once to those who wait.
events-seats-submit = Change the number of seats
events-seats-changed = The number of seats is changed.
events-attendance = Attendance
events-came-of = { $came } of { $confirmed } came
events-came = Came
events-stayed-away = Did not come
events-marked = The attendance is marked.
events-column-arrival = No.
events-column-name = Name
events-column-email = Mail address
events-column-state = State
events-column-recorded = Registered
events-column-attended = Attendance
events-work-attendance = Mark attendance at info sessions
events-mail-held-subject = Please confirm your seat on { $day }
events-mail-held-body = Hello { $name },

    we hold a seat for you:

    { $facts }

    Please confirm it by { $until }:
    { $link }

    After that we pass the seat on. If you did not register, you need not do anything.
events-mail-waiting-subject = You are on the waiting list for { $day }
events-mail-waiting-body = Hello { $name },

    all seats are taken:

    { $facts }

    You are number { $place } on the waiting list. When a seat becomes free we offer it to you by mail.
    This link shows where you stand, and lets you leave the list:
    { $link }
events-mail-known-subject = You are already registered for { $day }
events-mail-known-body = Hello { $name },

    somebody has registered your address again:

    { $facts }

    Nothing has changed about your registration. See how it stands:
    { $link }
events-mail-offered-subject = A seat has become free for { $day }
events-mail-offered-body = Hello { $name },

    a seat has become free:

    { $facts }

    It is reserved for you until { $until }. Please accept it, or cancel:
    { $link }
events-mail-confirmed-subject = Your seat on { $day } is confirmed
events-mail-confirmed-body = Hello { $name },

    your seat is confirmed:

    { $facts }

    A calendar file is attached. If you cannot come, please cancel; somebody else will be glad:
    { $link }
events-mail-cancelled-subject = You have cancelled for { $day }
events-mail-cancelled-body = Hello { $name },

    your registration is cancelled:

    { $facts }

    New dates are on our site.
events-mail-reminder-subject = Tomorrow: { $day }
events-mail-reminder-body = Hello { $name },

    it is tomorrow:

    { $facts }

    If you cannot come, please cancel:
    { $link }
