payroll-tax-class = The tax class is a number from 1 to 6.
payroll-factor = Only tax class IV has a factor; it lies between 0.001 and 0.999.
payroll-child-allowances = Child allowances are counted in halves, for example 0.5 or 1.
payroll-children = Children under 25 count only if the parent status is proven; 20 at most.
payroll-tax-id = This is no tax id: 11 digits, the last is a check digit.
payroll-social-number = This is no social insurance number, for example 15070649C103. Leave the field empty if you have none yet.
payroll-rate = This rate lies outside of what the law knows.
payroll-iban = This is no IBAN within SEPA. Please check the digits.
payroll-start-not-first = An employment begins on the 1st of a month.
payroll-start-past = This day is in the past. Please choose the 1st of a month to come.
payroll-year-unknown = The law's values for { $year } are not final yet.
payroll-not-insured = Up to { $least } € a month it would be a marginal job. Insured employments lie above.
payroll-hours = Please give more than 0 and at most 48 hours a week.
payroll-minimum-wage = An hour would be paid below the minimum wage of { $minimum } €. Fewer hours or more gross pay would be right.
payroll-employed = There already is an employment or a request at this legal entity.
payroll-no-facts = First we need your tax and insurance data, valid from the start at the latest.
payroll-no-birth = Your day of birth is not known. Please tell your adviser.
payroll-budget-small = This costs { $cost } € a month; with the planned orders your budget carries { $carries } €.
payroll-law = The law gives no answer here: { $fault }
payroll-employment-state = This is not possible in the state “{ $state }”.
payroll-end-not-last = An employment ends on the last day of a month.
payroll-notice = Four weeks to the end of a month is the shortest notice; from { $earliest } on.
payroll-month = Please give the 1st of a month.
payroll-run-open = A payroll run of this month is in progress.
payroll-run-state = This step is not possible in the state “{ $state }” (or the step before is still at work).
payroll-exceptions-unseen = The run has { $count } exceptions that will not be paid. Please confirm this number.
payroll-payment-refused = The bank would reject the file: { $fault }
payroll-mail-contract-subject = Your employment contract is ready
payroll-mail-contract-body =
    Hello { $name },

    your contract is confirmed. Please read it and acknowledge its receipt: { $link }
payroll-mail-returned-subject = Your request for employment
payroll-mail-returned-body =
    Hello { $name },

    it is not possible like this yet: { $reason }
    Change your request here: { $link }
payroll-mail-payslip-subject = Your payslip { $month }
payroll-mail-payslip-body =
    Hello { $name },

    your payslip for { $month } is here. { $net } will be paid out.
    Every line explains itself here: { $link }
payroll-contract-workplace = free choice (any place)
payroll-contract-activity = Performing the orders that the member has won and agreed with the employer; the member decides on place, time and manner.
payroll-contract-pay = Base salary, gross per month
payroll-contract-pay-due = by transfer, on the last banking day of the month at the latest
payroll-contract-working-time = The member decides on hours, breaks and rest within the Working Hours Act.
payroll-contract-overtime = No overtime is ordered.
payroll-contract-notice = Statutory notice by § 622 BGB; in writing by § 623 BGB; three weeks to sue by § 4 KSchG.
payroll-contract-agreements = none
payroll-contract-budget-title = Budget
payroll-contract-budget = The cost of the employment is borne by the member's budget with the employer. If it does not suffice for a month, the salary is not cut; the employment is adapted together.
payroll-earning-wage = Salary
payroll-branch-kv = Health and care insurance
payroll-branch-rv = Pension and unemployment insurance
payroll-due-lst = Wage tax
payroll-due-soli = Solidarity surcharge
payroll-due-kist = Church tax
payroll-due-kv = Health insurance
payroll-due-zb = Additional contribution
payroll-due-pv = Care insurance
payroll-due-rv = Pension insurance
payroll-due-av = Unemployment insurance
payroll-due-u1 = Levy U1
payroll-due-u2 = Levy U2
payroll-due-u3 = Insolvency levy
payroll-cost-client = Invoices to clients, gross
payroll-cost-client-rule = All invoices of the budget up to the calculation
payroll-cost-vat = Value added tax
payroll-cost-vat-rule = It belongs to the tax office
payroll-cost-fee = The cooperative's fee
payroll-cost-fee-rule = Rate by resolution of the General Assembly on the net amount
payroll-cost-budget = Budget
payroll-cost-budget-rule = Invoices less value added tax and fee
payroll-cost-used = Used in earlier months
payroll-cost-used-rule = Salaries and other costs before this month
payroll-cost-left = Stays in the budget
payroll-cost-left-rule = What this month does not need
payroll-cost-note-fund = Clients have not paid { $unpaid } of this yet; the guarantee fund stands for it.
payroll-cost-sentence = Of { $cost } total cost { $gross } are your gross pay; { $net } reach your account.
