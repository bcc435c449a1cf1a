members-join-title = Become a member
members-join-what = You declare your membership here in text form. It takes about five minutes.
members-join-step-statutes = Read the statutes:
members-join-step-declare = Fill in the declaration of membership.
members-join-step-board = The board decides and tells you.
members-join-step-pay = You pay your shares, { $share } each.
members-join-you = About you
members-join-given_name = Given name
members-join-family_name = Family name
members-join-email = Mail address
members-join-born_on = Day of birth
members-join-street = Street and number
members-join-postcode = Post code
members-join-city = Town
members-join-country = Country
members-join-country-hint = Two letters, for example DE or AT.
members-join-lang = Language of our letters
members-lang-de = German
members-lang-en = English
members-join-shares-head = Your declaration
members-join-shares = Number of shares
members-join-shares-hint = One share is enough. Each member has one vote, whatever the number of shares.
members-join-statutes_received = I have received the statutes in the version named above before.
members-join-duty = By joining you undertake to make the payments on your shares that law and statutes ask for: { $share } for each share. There is no duty to pay anything beyond.
members-join-duty_accepted = I undertake to make these payments.
members-join-privacy_accepted = I have read the privacy notice.
members-join-newsletter = I would like to receive the newsletter (voluntary, can be ended any time).
members-join-next = Your declaration then lies before the board. If it refuses, we erase your data at once.
members-join-submit = Declare membership
members-no-statutes = No statutes are recorded yet; joining is possible once they are.
members-thanks-title = Your declaration has arrived
members-thanks-text = We have sent you a confirmation by mail.
members-thanks-next = The board usually decides within one working day. You will be told by mail.
members-statutes-title = Statutes, version { $version }
members-statutes-since = In force from { $day }
members-list-head = { $members ->
    [one] One member
   *[other] { $members } members
} with { $shares } shares.
members-list-search = Name or number
members-list-city = Town
members-list-as-of = As of
members-list-show = Show
members-list-sort = Sort
members-sort-name = By name
members-sort-number = By number
members-sort-city = By town
members-list-none = Nobody fits this search.
members-list-number = No.
members-list-name = Name
members-list-family-name = Family name
members-list-given-name = Given name
members-list-address = Address
members-list-joined = Joined
members-list-shares = Shares
members-list-shares-since = Shares since
members-list-left = Left
members-list-next = More members
members-copy-purpose = Work of the cooperative
members-born = Please check the day of birth.
members-minor = For minors the parents declare on paper. Please write to us.
members-shares-range = Please choose between one and { $most } shares.
members-country = Please give the country with two capital letters, for example DE.
members-statutes-first = Please confirm that you have received the statutes before.
members-duty-missing = Without the express duty to pay the declaration has no effect.
members-privacy-missing = Please read the privacy notice.
members-statutes-changed = Meanwhile another version of the statutes is in force, or they were handed over long ago. Please read the version of now and confirm once more.
members-version-name = The version needs a short name of letters, digits, dot and dash.
members-version-known = This version exists already; it is not changed.
members-statutes-length = The text of the statutes is missing or longer than { $most } characters.
members-decided = This declaration has already been decided.
members-mail-declared-subject = Your declaration of membership no. { $number }
members-mail-declared-body =
    Hello { $name },

    your declaration of membership no. { $number } has arrived. The board usually decides within one working day.
    You will be told.
members-mail-known-subject = Your declaration of membership
members-mail-known-body =
    Hello { $name },

    with this address there already is a declaration, or you already are a member. We have changed nothing{ $number }.
    If you have forgotten your password, you can set a new one on the sign-in page.
members-mail-refused-subject = Your declaration of membership no. { $number }
members-mail-refused-body =
    Hello { $name },

    the board has not accepted your declaration of membership no. { $number }. We have erased your data; only the number and the
    days remain.
