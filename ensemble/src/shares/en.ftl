shares-sentence = You hold { $shares ->
    [one] one share
   *[other] { $shares } shares
} of { $share } each. Paid in: { $paid }, still due: { $owed }.
shares-pay = How to pay
shares-amount = Amount
shares-due = Due on
shares-holder = Payee
shares-reference = Payment reference
shares-never-budget = Shares are always paid by yourself, never from your budget, and not set off.
shares-movements = Your shares
shares-since = Since
shares-change = Number
shares-each = Each
shares-member = Member no. { $number } since { $day }.
shares-further = Further shares
shares-further-what = Further shares give no further vote and no dividend; they strengthen the cooperative. The board decides and tells you.
shares-further-shares = How many further shares?
shares-further-duty_accepted = I undertake to make the payments on these shares that law and statutes ask for.
shares-further-submit = Declare further shares
shares-further-declared = Your declaration lies before the board. You will be told by mail.
shares-number = Please say how many shares you want to take, at least one.
shares-most = The statutes allow at most { $most } shares; you already hold { $held }.
shares-unpaid = Further shares are possible when all earlier ones but the last are fully paid.
shares-duty-missing = Please accept the duty to pay expressly.
shares-further-open = A declaration of yours already lies before the board.
shares-decided = This declaration has already been decided.
shares-mail-admitted-subject = Welcome: you are member no. { $number }
shares-mail-admitted-body =
    Hello { $name },

    the board has admitted you. You stand in the member list as member no. { $number }, with { $shares ->
        [one] one share
       *[other] { $shares } shares
    }.

    Please pay { $amount } until { $due }:
    Payee: { $holder }
    IBAN: { $iban }
    Payment reference: { $reference }

    A second mail brings the link by which you set your password.
shares-mail-further-admitted-subject = Your further shares
shares-mail-further-admitted-body =
    Hello { $name },

    the board has admitted your further shares (number: { $shares }). Please pay { $amount } until { $due }
    with the payment reference { $reference }.
shares-mail-further-refused-subject = Your further shares
shares-mail-further-refused-body =
    Hello { $name },

    the board has not admitted the further shares (number: { $shares }). Nothing changes,
    and nothing is to be paid for them.
shares-newcomers = Declarations of membership
shares-newcomers-none = No declaration waits. New declarations from the page “Become a member” come here.
shares-declaration = No. { $number }: { $name }
shares-address = Address
shares-email = Mail
shares-born = Day of birth
shares-count = Shares
shares-declared = Declared
shares-statutes = Statutes handed over
shares-admit = Admit { $name }
shares-refuse = Refuse and erase the data
shares-admitted = Admitted and entered in the member list. The member has been told.
shares-refused = Refused. The data are erased, the person has been told.
shares-further-none = No declaration for further shares waits.
shares-further-wish = Further shares: { $shares }, declared { $at }.
shares-further-admit = Admit the further shares
shares-further-refuse = Refuse
shares-further-admitted = The further shares are admitted and entered.
shares-further-refused = Refused; the member has been told.
shares-paid = Paid in
shares-owed = Due
shares-entries = Entries in the member list
shares-entry-joined = Joined
shares-entry-details = Details changed
shares-entry-shares = shares: { $shares }
shares-entry-left = Left
shares-recorded = recorded { $at }
shares-waits = { $count ->
    [one] declaration to decide
   *[other] declarations to decide
}
