payroll-tax-class = Die Steuerklasse ist eine Zahl von 1 bis 6.
payroll-factor = Einen Faktor gibt es nur in Steuerklasse IV; er liegt zwischen 0,001 und 0,999.
payroll-child-allowances = Kinderfreibeträge werden in halben Schritten gezählt, zum Beispiel 0,5 oder 1.
payroll-children = Kinder unter 25 zählen nur, wenn die Elterneigenschaft nachgewiesen ist; höchstens 20.
payroll-tax-id = Das ist keine Steuer-Identifikationsnummer: 11 Ziffern, die letzte ist eine Prüfziffer.
payroll-social-number = Das ist keine Versicherungsnummer, zum Beispiel 15070649C103. Lassen Sie das Feld leer, wenn Sie noch keine haben.
payroll-rate = Dieser Satz liegt außerhalb dessen, was das Gesetz kennt.
payroll-iban = Das ist keine IBAN im SEPA-Raum. Bitte prüfen Sie die Ziffern.
payroll-start-not-first = Eine Anstellung beginnt am 1. eines Monats.
payroll-start-past = Dieser Tag liegt in der Vergangenheit. Bitte wählen Sie den 1. eines kommenden Monats.
payroll-year-unknown = Für { $year } sind die Werte des Gesetzes noch nicht endgültig bekannt.
payroll-not-insured = Bis { $least } € im Monat wäre es ein Minijob. Versicherte Anstellungen liegen darüber.
payroll-hours = Bitte geben Sie mehr als 0 und höchstens 48 Stunden in der Woche an.
payroll-minimum-wage = So läge die Stunde unter dem Mindestlohn von { $minimum } €. Weniger Stunden oder mehr Brutto wären richtig.
payroll-employed = Bei diesem Rechtsträger besteht schon eine Anstellung oder eine Anfrage.
payroll-no-facts = Zuerst brauchen wir Ihre Steuer- und Versicherungsdaten, gültig spätestens ab dem Beginn.
payroll-no-birth = Ihr Geburtstag ist nicht bekannt. Bitte nennen Sie ihn der Beratung.
payroll-budget-small = Das kostet im Monat { $cost } €; Ihr Budget trägt mit den geplanten Aufträgen { $carries } €.
payroll-law = Das Gesetz gibt hier keine Antwort: { $fault }
payroll-employment-state = Das geht im Zustand „{ $state }“ nicht.
payroll-end-not-last = Eine Anstellung endet am letzten Tag eines Monats.
payroll-notice = Vier Wochen zum Monatsende sind die kürzeste Frist; frühestens ab { $earliest }.
payroll-month = Bitte geben Sie den 1. eines Monats an.
payroll-run-open = Für diesen Monat läuft schon ein Lohnlauf.
payroll-run-state = Dieser Schritt geht im Zustand „{ $state }“ nicht (oder der vorige Schritt arbeitet noch).
payroll-exceptions-unseen = Der Lauf hat { $count } Ausnahmen, die nicht gezahlt werden. Bitte bestätigen Sie diese Zahl.
payroll-payment-refused = Die Bank würde die Datei ablehnen: { $fault }
payroll-mail-contract-subject = Ihr Arbeitsvertrag liegt bereit
payroll-mail-contract-body =
    Guten Tag { $name },

    Ihr Vertrag ist bestätigt. Bitte lesen Sie ihn und bestätigen Sie den Empfang: { $link }
payroll-mail-returned-subject = Ihre Anfrage zur Anstellung
payroll-mail-returned-body =
    Guten Tag { $name },

    so geht es noch nicht: { $reason }
    Ändern Sie die Anfrage hier: { $link }
payroll-mail-payslip-subject = Ihre Entgeltabrechnung { $month }
payroll-mail-payslip-body =
    Guten Tag { $name },

    Ihre Abrechnung für { $month } ist da. Ausgezahlt werden { $net }.
    Jede Zeile erklärt sich hier: { $link }
payroll-contract-workplace = frei wählbar (ortsungebunden)
payroll-contract-activity = Ausführung der Aufträge, die das Mitglied selbst gewonnen und mit der Arbeitgeberin vereinbart hat; Ort, Zeit und Art der Ausführung bestimmt das Mitglied.
payroll-contract-pay = Grundgehalt, brutto je Monat
payroll-contract-pay-due = bargeldlos, spätestens am letzten Bankarbeitstag des Monats
payroll-contract-working-time = Lage der Arbeitszeit, Pausen und Ruhezeiten legt das Mitglied innerhalb des Arbeitszeitgesetzes selbst fest.
payroll-contract-overtime = Überstunden werden nicht angeordnet.
payroll-contract-notice = Gesetzliche Fristen nach § 622 BGB; Schriftform nach § 623 BGB; Klagefrist drei Wochen nach § 4 KSchG.
payroll-contract-agreements = keine
payroll-contract-budget-title = Budget
payroll-contract-budget = Die Kosten der Anstellung trägt das Budget des Mitglieds bei der Arbeitgeberin. Reicht es für einen Monat nicht, wird das Gehalt nicht gekürzt, sondern die Anstellung gemeinsam angepasst.
payroll-earning-wage = Gehalt
payroll-branch-kv = Kranken- und Pflegeversicherung
payroll-branch-rv = Renten- und Arbeitslosenversicherung
payroll-due-lst = Lohnsteuer
payroll-due-soli = Solidaritätszuschlag
payroll-due-kist = Kirchensteuer
payroll-due-kv = Krankenversicherung
payroll-due-zb = Zusatzbeitrag
payroll-due-pv = Pflegeversicherung
payroll-due-rv = Rentenversicherung
payroll-due-av = Arbeitslosenversicherung
payroll-due-u1 = Umlage U1
payroll-due-u2 = Umlage U2
payroll-due-u3 = Insolvenzgeldumlage
payroll-cost-client = Rechnungen an Kunden, brutto
payroll-cost-client-rule = Alle Rechnungen des Budgets bis zur Berechnung
payroll-cost-vat = Umsatzsteuer
payroll-cost-vat-rule = Sie gehört dem Finanzamt
payroll-cost-fee = Beitrag der Genossenschaft
payroll-cost-fee-rule = Satz laut Beschluss der Generalversammlung auf den Nettobetrag
payroll-cost-budget = Budget
payroll-cost-budget-rule = Rechnungen weniger Umsatzsteuer und Beitrag
payroll-cost-used = In früheren Monaten verwendet
payroll-cost-used-rule = Gehälter und andere Kosten vor diesem Monat
payroll-cost-left = Bleibt im Budget
payroll-cost-left-rule = Was dieser Monat nicht braucht
payroll-cost-note-fund = { $unpaid } davon haben Kunden noch nicht gezahlt; dafür steht der Garantiefonds ein.
payroll-cost-sentence = Von { $cost } Gesamtkosten sind { $gross } Ihr Brutto; { $net } kommen auf Ihr Konto.
