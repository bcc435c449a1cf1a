bank-work-list = Payments to clear up
bank-work-list-none = Nothing waits. What no rule matches for certain stands here.
bank-waiting = { $count ->
    [one] One payment waits
   *[other] { $count } payments wait
} for a decision.
bank-day = Day
bank-amount = Amount in €
bank-party = Other side
bank-purpose = Purpose
bank-import = Import a statement
bank-import-file = File (camt.053)
bank-import-file-hint = As the bank gives it. The same file a second time books nothing.
bank-import-submit = Import the statement
bank-imported = The statement is imported; what was certain is matched.
bank-imported-known = Everything in this file was known already; nothing was booked.
bank-statements = Statements
bank-statements-none = No statement is imported yet.
bank-statement = Statement
bank-new = New
bank-known = Known
bank-closing = Closing balance in €
bank-verdict = Check
bank-adds-up = Statement adds up
bank-does-not-add-up = Statement does not add up
bank-books-agree = Books agree
bank-books-differ = Books show
bank-matched-list = Matched last
bank-why = Why
bank-why-reference = Invoice { $number } by its payment reference { $reference }
bank-why-number = Invoice { $number }: its number stands in the purpose
bank-why-account = Invoice { $number }: a known account of the client and exactly the open amount
bank-why-share = Shares of member no. { $number } by the payment reference
bank-why-order = Payment order { $message } carried out
bank-why-hand = Invoice { $number }, matched by hand
bank-entry = Entry of { $day } over { $amount }
bank-open = Not cleared up
bank-is-matched = Matched
bank-reference = Payment reference
bank-account = Our account
bank-match = Match by hand
bank-match-what = Choose the invoice that is paid by it. A part payment leaves the rest open; what is too much we owe back.
bank-match-invoice = Open invoice
bank-match-submit = Match the payment
bank-choose = Please choose
bank-matched = The payment is matched and booked.
bank-take-back = Take the match back
bank-taken-back = The match is taken back; the payment waits again.
bank-file = This file is no readable statement (camt.053): { $fault }
bank-file-missing = Please choose the bank's file.
bank-other-account = This statement belongs to another account ({ $iban }). Right would be a statement of an account of the cooperative.
bank-currency = This statement holds other currencies than euro.
bank-no-day = An entry in this file has no booking day.
bank-base64 = The content must be base64.
bank-not-open = This payment is already matched.
bank-not-incoming = Only incoming payments are matched with invoices.
bank-cannot-take-back = Only a match with an invoice can be taken back.
bank-waits = { $count ->
    [one] payment to match
   *[other] payments to match
}
