work-what = Your orders stand here from the first talk to the paid invoice. Your client confirms every order by a link.
work-new = New order
work-change-title = Change the order
work-drafts = Begun and saved
work-drop = Throw away
work-dropped = The draft is thrown away.
work-untitled = Untitled
work-filter = Filter
work-show-open = Going on
work-show-over = Over
work-show-all = All
work-none-open = No order is going on. Place one as soon as you agree with a client.
work-none-over = No order is over yet.
work-none-all = You have no order yet. Place the first one as soon as you agree with a client.
work-none-here = No order stands here.
work-none-invoices = No invoice fits this filter.
work-more = More
work-month = Month
work-search = Search
work-show = Show
work-sum = Sum
work-sums = { $count } documents, net { $net }, VAT { $vat }, open { $open }.
work-col-title = Order
work-col-client = Client
work-col-member = Member
work-col-entity = Contracting entity
work-col-day = Invoice day
work-col-due = Due on
work-col-reference = Payment reference
work-col-number = Number
work-col-net = Net
work-col-vat = VAT
work-col-gross = Gross
work-col-fee = Fee of the cooperative ({ $percent } %)
work-col-paid = Paid
work-col-open = Open
work-col-state = State
work-col-flags = Signs
work-state-draft = Waits for the member's change
work-state-review = Under review
work-state-client_confirmation = With the client
work-state-active = Confirmed
work-state-invoiced = Invoiced
work-state-closed = Paid
work-state-rejected = Refused
work-state-expired = Expired
work-state-cancelled = Given up
work-state-all = All
work-standing-all = All
work-standing-draft = Draft
work-standing-open = Open
work-standing-overdue = Overdue
work-standing-paid = Paid
work-standing-credited = Credited
work-standing-credit-note = Credit note
work-next = What happens next:
work-next-draft = { $client } wishes a change. Change the order and submit it again.
work-next-review = Your adviser checks the order. Then { $client } gets the link to confirm it.
work-next-client_confirmation = { $client } can confirm until { $day }. Begin only after that.
work-next-active = { $client } has confirmed; you can work. The invoice goes out on { $invoice }; you get the draft seven days before.
work-next-invoiced = The invoice is out. As soon as { $client } pays, the money stands in your budget as paid.
work-next-closed = { $client } has paid. Nothing is left to do here.
work-next-rejected = The order does not come about. You can place a new one.
work-next-expired = { $client } did not answer until { $day }. You can place the order anew.
work-next-cancelled = You gave the order up.
work-last-words = Last words: “{ $words }”
work-guaranteed = Guaranteed
work-guaranteed-what = The cooperative answers for the payment, because the client confirmed and is in the European Union.
work-facts = What is agreed
work-period-label = Period of service
work-manner = Manner of working
work-decides-member = I decide myself
work-decides-together = We agree on it together
work-decides-client = The client decides
work-timeline = History
work-by-itself = by itself
work-did-place_order = Order submitted
work-did-change_order = Order changed and submitted again
work-did-approve_order = Checked; link sent to the client
work-did-reject_order = Refused by the adviser
work-did-answer_order-accept = Client confirmed
work-did-answer_order-change = Client wishes a change
work-did-answer_order-refuse = Client refused
work-did-cancel_order = Order given up
work-did-expire_order = The client's time ran out
work-did-draft_invoice = Invoice drafted
work-did-change_draft = Draft of the invoice changed
work-did-issue_invoice = Invoice issued and sent
work-did-print_invoice = PDF made and sent
work-did-credit_invoice = Invoice taken back by a credit note
work-did-receive_payment = Payment came in
work-did-take_back_payment = Match of a payment taken back
work-draft-of = Draft of the invoice
work-draft-what = This draft becomes the invoice by itself on { $day }. Until then you can change text, amount and day.
work-draft-text = Text of the invoice
work-draft-net = Net in euros
work-draft-net-hint = At most what the client confirmed.
work-draft-issue_on = Invoice day
work-draft-submit = Change the draft
work-draft-changed = The draft is changed.
work-draft-now = Draft the invoice now
work-drafted = The invoice is drafted.
work-reason = Reason: { $reason }
work-change = Change the order
work-cancel = Give the order up
work-cancel-what = The client can then confirm no more, and no invoice is written.
work-cancel-submit = Yes, give this order up
work-cancelled = The order is given up.
work-place-what = You agree with your client what you do and what it costs. The cooperative signs the contract, writes the invoice and employs you.
work-place-next = After you submit it, your adviser checks the order. Then your client gets a link and confirms without signing in.
work-place-submit = Submit the order
work-change-submit = Submit the changed order
work-save = Save and go on later
work-saved = Saved. You find the draft above the list.
work-placed = The order is submitted.
work-part-client = For whom?
work-part-work = What?
work-part-price = At what price?
work-part-freely = How freely do you work?
work-freely-what = Who decides place, time and manner of the work is not employed by the client. These answers protect you and the cooperative.
work-client-new = New client
work-order-client = Client
work-order-kind = What is the client?
work-kind-business = Business or self-employed
work-kind-consumer = Private person
work-kind-public = Public body
work-order-name = Name or firm
work-order-street = Street and number
work-order-postcode = Postcode
work-order-city = Town
work-order-country = Country
work-order-country-hint = Two letters, for example DE or AT.
work-order-vat_id = VAT id, if there is one
work-order-vat_id-hint = Needed if a business is in another EU state.
work-order-buyer_reference = Order number or Leitweg-ID
work-order-buyer_reference-hint = Public bodies name a Leitweg-ID.
work-order-email = Client's mail address
work-order-email-hint = The link and the invoice go there.
work-order-lang = Client's language
work-lang-de = German
work-lang-en = English
work-order-entity = Who signs the contract?
work-order-title = Title
work-order-description = Description
work-order-description-hint = What you do and what the client gets; it stands on the invoice like this.
work-order-period_from = First day of the service
work-order-period_to = Last day of the service
work-order-net = Price without VAT in euros
work-order-vat = VAT
work-order-vat_reason = Reason, if not at the standard rate
work-order-vat_reason-hint = For example: licence of rights to texts.
work-order-invoice_on = Invoice on
work-order-valid_until = The client can confirm until
work-order-place = Place of the work
work-order-decides_place = Who decides the place?
work-order-time = Time of the work
work-order-decides_time = Who decides the time?
work-order-decides_manner = Who decides how you work?
work-order-personally = I perform the service myself
work-order-own_tools = I work with my own tools
work-tax-standard = Standard rate 19 %
work-tax-standard-hint = For nearly everything.
work-tax-reduced = Reduced 7 %
work-tax-reduced-hint = Such as rights to texts and pictures.
work-tax-course = Exempt course
work-tax-course-hint = Through the education company only.
work-tax-lecture = Exempt lecture
work-tax-lecture-hint = Through the education company or the association only.
work-tax-reverse_charge = The client owes the tax
work-tax-reverse_charge-hint = A business in another EU state with a VAT id.
work-tax-third_country = Not taxable here
work-tax-third_country-hint = A business outside the EU.
work-link-title = Order: { $title }
work-link-asks = { $member } works for you through { $entity }. Please check what is agreed for { $client }, and answer below. You need no account.
work-link-price = { $net } net, plus { $vat } VAT ({ $rate } %), together { $gross }.
work-link-until = You can answer until { $day }.
work-link-expired = The time to confirm is over. Please write to the member who works for you.
work-link-change = You asked for a change. You get a new link as soon as the order is changed.
work-link-over = This order does not come about. You need do nothing more.
work-link-accepted = You confirmed this order. The invoice comes by mail.
work-link-answered = This was answered already.
work-accept = Confirm the order
work-accept-what = By confirming, the contract comes about. Or write what should be different:
work-answer-words = Your words to the member
work-ask-change = Ask for a change
work-refuse = Refuse
work-answered = Thank you, your answer has arrived.
work-desk-what = Every order is checked before the client gets the link: does the member work freely, and is the tax right?
work-flags = Signs against free work
work-flags-none = None
work-flags-none-what = The member decides place, time and manner of the work.
work-flags-what = { $n } signs. Approve only with a note why the work is free nevertheless.
work-flag-place = The client decides the place
work-flag-place-why = Who is bound to a place is more easily part of the client's business.
work-flag-time = The client decides the time
work-flag-time-why = Given hours are a strong sign of employment by the client.
work-flag-manner = The client decides the manner
work-flag-manner-why = Instructions on the how are the strongest sign.
work-flag-personally = The member does not perform the work herself
work-flag-personally-why = The cooperative employs who does the work.
work-flag-tools = Without own tools
work-flag-tools-why = Who works with the client's equipment is more easily part of the client's business.
work-check = Check
work-check-note = Note
work-check-note-hint = If you refuse, the member reads it as the reason.
work-approve-what = When you approve, { $client } gets the link and can answer until { $day }.
work-approve = Approve and send the link
work-reject = Refuse
work-approved = Approved; the client has the link.
work-rejected = Refused; the member was told.
work-flags-need-note = There are signs against free work. Write why the order is in order nevertheless.
work-the-order = Order
work-the-order-open = To the order
work-corrects = Takes back the invoice
work-documents = Documents
work-document = File
work-made = Made
work-no-documents = No file is made yet.
work-print = Make and send the PDF now
work-printed = The PDF is made and sent.
work-payments = Payments
work-no-payments = Nothing is paid yet.
work-paid-on = Day
work-paid-amount = Amount
work-paid-over = Of it too much
work-issue = Issue
work-issue-what = The invoice takes its number, is posted and sent to the client. After that nobody changes it.
work-issue-submit = Issue and send now
work-issued = The invoice is issued and sent.
work-credit = Take back
work-credit-what = A credit note reverses the whole invoice, also in the member's budget.
work-credit-reason = Reason
work-credit-submit = Take back by a credit note
work-credited = The credit note is issued and sent.
work-country = This is no country. Right are two letters, for example DE.
work-vat-id = This is no VAT id of an EU state. Right would be, for example, DE136695976.
work-vat-id-country = This VAT id does not belong to the country { $country }.
work-vat-id-missing = For the client to owe the tax we need its VAT id.
work-leitweg = Public bodies in Germany need a valid Leitweg-ID. Ask your client for it.
work-net = The price must be above 0 and at most 1,000,000 euros.
work-net-over-order = Confirmed are { $agreed } euros net. More needs a new order.
work-invoice-day-past = The invoice cannot bear a past day.
work-period = The last day lies before the first.
work-period-old = This service lies too far back. Please talk with your adviser.
work-valid-day-past = This day is over; the client could confirm no more.
work-vat-entity = Exempt courses and lectures run through the education company, not through the cooperative.
work-vat-must-reverse = With a business in another EU state the client owes the tax. Choose that.
work-vat-must-third = With a business outside the EU the service is not taxable here. Choose that.
work-vat-not-reverse = This holds for businesses in another EU state only.
work-vat-not-third = This holds for businesses outside the EU only.
work-vat-reason = Say why the standard rate does not hold; the reason stands on the invoice.
work-order-moved = The order has moved on; this is not possible any more. See above where it stands.
work-invoice-not-draft = This invoice is a draft no more.
work-invoice-not-issued = Only an issued invoice can do this.
work-invoice-printed = The PDF is there already.
work-mail-draft-subject = Your invoice “{ $title }” is drafted
work-mail-request-subject = Please confirm the order “{ $title }”
work-mail-invoice-subject = Invoice { $number }
work-mail-credit-note-subject = Credit note { $number }
work-mail-rejected = order refused
work-mail-expired = time ran out
work-mail-accepted = order confirmed
work-mail-change-wanted = change wished
work-mail-refused = refused by the client
work-mail-draft = Hello { $name },

    we drafted the invoice to { $client } for “{ $title }”: { $net } net.

    It goes out by itself on { $day }. Until then you can change it here:

    { $link }
work-mail-request = Hello { $client },

    { $member } would like to work for you: “{ $title }”, { $net } net. Contract and invoice come from { $entity }.

    Please look at the order and answer until { $day }. You need no account:

    { $link }
work-mail-invoice = Hello { $client },

    attached you find the invoice { $number } for the work of { $member }: { $gross }, to be paid until { $day }.

    Please name in your transfer: { $reference }

    The PDF holds the invoice as data as well (EN 16931).

    { $entity }
work-mail-credit-note = Hello { $client },

    attached you find the credit note { $number } of { $gross }. It takes back the invoice { $reference }.

    { $entity }
work-mail-member = Hello { $name },

    about your order “{ $title }”: { $what }.

    The words with it: { $answer }

    { $link }
work-waits = { $count ->
    [one] order to check
   *[other] orders to check
}
