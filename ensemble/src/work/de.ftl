work-what = Hier stehen Ihre Aufträge vom ersten Gespräch bis zur bezahlten Rechnung. Ihr Kunde bestätigt jeden Auftrag über einen Link.
work-new = Neuer Auftrag
work-change-title = Auftrag ändern
work-drafts = Angefangen und gesichert
work-drop = Verwerfen
work-dropped = Der Entwurf ist verworfen.
work-untitled = Ohne Titel
work-filter = Auswahl
work-show-open = Laufend
work-show-over = Vorbei
work-show-all = Alle
work-none-open = Gerade läuft kein Auftrag. Legen Sie einen an, sobald Sie sich mit einem Kunden einig sind.
work-none-over = Noch ist kein Auftrag vorbei.
work-none-all = Sie haben noch keinen Auftrag. Legen Sie den ersten an, sobald Sie sich mit einem Kunden einig sind.
work-none-here = Hier steht kein Auftrag.
work-none-invoices = Keine Rechnung passt zu dieser Auswahl.
work-more = Weitere
work-month = Monat
work-search = Suche
work-show = Anzeigen
work-sum = Summe
work-sums = { $count } Belege, netto { $net }, Umsatzsteuer { $vat }, offen { $open }.
work-col-title = Auftrag
work-col-client = Kunde
work-col-member = Mitglied
work-col-entity = Vertragspartner
work-col-day = Rechnungsdatum
work-col-due = Fällig am
work-col-reference = Zahlungsreferenz
work-col-number = Nummer
work-col-net = Netto
work-col-vat = Umsatzsteuer
work-col-gross = Brutto
work-col-fee = Beitrag zur Genossenschaft ({ $percent } %)
work-col-paid = Bezahlt
work-col-open = Offen
work-col-state = Stand
work-col-flags = Zeichen
work-state-draft = Wartet auf Ihre Änderung
work-state-review = In Prüfung
work-state-client_confirmation = Beim Kunden
work-state-active = Bestätigt
work-state-invoiced = Berechnet
work-state-closed = Bezahlt
work-state-rejected = Abgelehnt
work-state-expired = Abgelaufen
work-state-cancelled = Aufgegeben
work-state-all = Alle
work-standing-all = Alle
work-standing-draft = Entwurf
work-standing-open = Offen
work-standing-overdue = Überfällig
work-standing-paid = Bezahlt
work-standing-credited = Storniert
work-standing-credit-note = Gutschrift
work-next = Wie es weitergeht:
work-next-draft = { $client } wünscht eine Änderung. Ändern Sie den Auftrag und legen Sie ihn noch einmal vor.
work-next-review = Ihre Beratung prüft den Auftrag. Danach bekommt { $client } den Link zur Bestätigung.
work-next-client_confirmation = { $client } kann bis { $day } bestätigen. Beginnen Sie erst danach.
work-next-active = { $client } hat bestätigt; Sie können arbeiten. Die Rechnung geht am { $invoice } hinaus, sieben Tage vorher bekommen Sie den Entwurf.
work-next-invoiced = Die Rechnung ist hinaus. Sobald { $client } zahlt, steht das Geld in Ihrem Budget als bezahlt.
work-next-closed = { $client } hat bezahlt. Hier ist nichts mehr zu tun.
work-next-rejected = Der Auftrag kommt nicht zustande. Sie können einen neuen anlegen.
work-next-expired = { $client } hat bis { $day } nicht geantwortet. Sie können den Auftrag neu anlegen.
work-next-cancelled = Sie haben den Auftrag aufgegeben.
work-last-words = Zuletzt geschrieben: „{ $words }“
work-guaranteed = Garantiert
work-guaranteed-what = Die Genossenschaft steht für die Zahlung ein, denn der Kunde hat bestätigt und sitzt in der Europäischen Union.
work-facts = Vereinbart ist
work-period-label = Leistungszeitraum
work-manner = Art der Ausführung
work-decides-member = Entscheide ich selbst
work-decides-together = Vereinbaren wir gemeinsam
work-decides-client = Bestimmt der Kunde
work-timeline = Verlauf
work-by-itself = selbsttätig
work-did-place_order = Auftrag vorgelegt
work-did-change_order = Auftrag geändert und wieder vorgelegt
work-did-approve_order = Geprüft; Link an den Kunden geschickt
work-did-reject_order = Von der Beratung abgelehnt
work-did-answer_order-accept = Kunde hat bestätigt
work-did-answer_order-change = Kunde wünscht eine Änderung
work-did-answer_order-refuse = Kunde hat abgelehnt
work-did-cancel_order = Auftrag aufgegeben
work-did-expire_order = Frist des Kunden abgelaufen
work-did-draft_invoice = Rechnung entworfen
work-did-change_draft = Entwurf der Rechnung geändert
work-did-issue_invoice = Rechnung ausgestellt und verschickt
work-did-print_invoice = PDF erstellt und verschickt
work-did-credit_invoice = Rechnung durch Gutschrift storniert
work-did-receive_payment = Zahlung eingegangen
work-did-take_back_payment = Zuordnung einer Zahlung zurückgenommen
work-draft-of = Entwurf der Rechnung
work-draft-what = Dieser Entwurf wird am { $day } von selbst zur Rechnung. Bis dahin können Sie Text, Betrag und Tag ändern.
work-draft-text = Text der Rechnung
work-draft-net = Netto in Euro
work-draft-net-hint = Höchstens so viel, wie der Kunde bestätigt hat.
work-draft-issue_on = Rechnungsdatum
work-draft-submit = Entwurf ändern
work-draft-changed = Der Entwurf ist geändert.
work-draft-now = Rechnung jetzt entwerfen
work-drafted = Die Rechnung ist entworfen.
work-reason = Grund: { $reason }
work-change = Auftrag ändern
work-cancel = Auftrag aufgeben
work-cancel-what = Der Kunde kann dann nicht mehr bestätigen, und es wird keine Rechnung geschrieben.
work-cancel-submit = Ja, diesen Auftrag aufgeben
work-cancelled = Der Auftrag ist aufgegeben.
work-place-what = Sie vereinbaren mit Ihrem Kunden, was Sie tun und was es kostet. Die Genossenschaft schließt den Vertrag, stellt die Rechnung und stellt Sie an.
work-place-next = Nach dem Absenden prüft Ihre Beratung den Auftrag. Dann bekommt Ihr Kunde einen Link und bestätigt ohne Anmeldung.
work-place-submit = Auftrag vorlegen
work-change-submit = Geänderten Auftrag vorlegen
work-save = Sichern und später weitermachen
work-saved = Gesichert. Sie finden den Entwurf über der Liste.
work-placed = Der Auftrag ist vorgelegt.
work-part-client = Für wen?
work-part-work = Was?
work-part-price = Zu welchem Preis?
work-part-freely = Wie frei arbeiten Sie?
work-freely-what = Wer Ort, Zeit und Art der Arbeit selbst bestimmt, ist nicht beim Kunden angestellt. Diese Antworten schützen Sie und die Genossenschaft.
work-client-new = Neuer Kunde
work-order-client = Kunde
work-order-kind = Was ist der Kunde?
work-kind-business = Unternehmen oder Selbstständige
work-kind-consumer = Privatperson
work-kind-public = Öffentliche Stelle
work-order-name = Name oder Firma
work-order-street = Straße und Hausnummer
work-order-postcode = Postleitzahl
work-order-city = Ort
work-order-country = Land
work-order-country-hint = Zwei Buchstaben, zum Beispiel DE oder AT.
work-order-vat_id = Umsatzsteuer-ID, falls vorhanden
work-order-vat_id-hint = Nötig, wenn ein Unternehmen in einem anderen EU-Staat sitzt.
work-order-buyer_reference = Bestellnummer oder Leitweg-ID
work-order-buyer_reference-hint = Öffentliche Stellen nennen eine Leitweg-ID.
work-order-email = Mailadresse des Kunden
work-order-email-hint = Dorthin gehen der Link und die Rechnung.
work-order-lang = Sprache des Kunden
work-lang-de = Deutsch
work-lang-en = Englisch
work-order-entity = Wer schließt den Vertrag?
work-order-title = Titel
work-order-description = Beschreibung
work-order-description-hint = Was Sie tun und was der Kunde bekommt; es steht so auf der Rechnung.
work-order-period_from = Erster Tag der Leistung
work-order-period_to = Letzter Tag der Leistung
work-order-net = Preis netto in Euro
work-order-vat = Umsatzsteuer
work-order-vat_reason = Grund, wenn nicht der Regelsatz gilt
work-order-vat_reason-hint = Zum Beispiel: Übertragung von Nutzungsrechten an Texten.
work-order-invoice_on = Rechnung am
work-order-valid_until = Der Kunde kann bestätigen bis
work-order-place = Ort der Arbeit
work-order-decides_place = Wer bestimmt den Ort?
work-order-time = Zeit der Arbeit
work-order-decides_time = Wer bestimmt die Zeit?
work-order-decides_manner = Wer bestimmt, wie Sie arbeiten?
work-order-personally = Ich erbringe die Leistung selbst
work-order-own_tools = Ich arbeite mit eigenem Werkzeug
work-tax-standard = Regelsatz 19 %
work-tax-standard-hint = Für fast alles.
work-tax-reduced = Ermäßigt 7 %
work-tax-reduced-hint = Etwa Nutzungsrechte an Texten und Bildern.
work-tax-course = Steuerfreier Unterricht
work-tax-course-hint = Nur über die Bildungsgesellschaft.
work-tax-lecture = Steuerfreier Vortrag
work-tax-lecture-hint = Nur über Bildungsgesellschaft oder Verein.
work-tax-reverse_charge = Kunde schuldet die Steuer
work-tax-reverse_charge-hint = Unternehmen in einem anderen EU-Staat mit Umsatzsteuer-ID.
work-tax-third_country = Hier nicht steuerbar
work-tax-third_country-hint = Unternehmen außerhalb der EU.
work-link-title = Auftrag: { $title }
work-link-asks = { $member } arbeitet für Sie über { $entity }. Bitte prüfen Sie, was für { $client } vereinbart ist, und antworten Sie unten. Sie brauchen kein Konto.
work-link-price = { $net } netto, dazu { $vat } Umsatzsteuer ({ $rate } %), zusammen { $gross }.
work-link-until = Sie können bis { $day } antworten.
work-link-expired = Die Frist für diese Bestätigung ist vorbei. Bitte melden Sie sich bei dem Mitglied, das für Sie arbeitet.
work-link-change = Sie haben um eine Änderung gebeten. Sie bekommen einen neuen Link, sobald der Auftrag geändert ist.
work-link-over = Dieser Auftrag kommt nicht zustande. Sie müssen nichts mehr tun.
work-link-accepted = Sie haben diesen Auftrag bestätigt. Die Rechnung kommt per Mail.
work-link-answered = Diese Frage ist schon beantwortet.
work-accept = Auftrag bestätigen
work-accept-what = Mit der Bestätigung kommt der Vertrag zustande. Oder schreiben Sie, was anders sein soll:
work-answer-words = Ihre Worte an das Mitglied
work-ask-change = Um Änderung bitten
work-refuse = Ablehnen
work-answered = Danke, Ihre Antwort ist angekommen.
work-desk-what = Jeder Auftrag wird geprüft, bevor der Kunde den Link bekommt: Arbeitet das Mitglied frei, und stimmt die Steuer?
work-flags = Zeichen gegen freie Arbeit
work-flags-none = Keine
work-flags-none-what = Das Mitglied bestimmt Ort, Zeit und Art der Arbeit.
work-flags-what = { $n } Zeichen. Bestätigen Sie nur mit einer Notiz, warum die Arbeit dennoch frei ist.
work-flag-place = Der Kunde bestimmt den Ort
work-flag-place-why = Wer an einen Ort gebunden wird, ist leichter in den Betrieb eingegliedert.
work-flag-time = Der Kunde bestimmt die Zeit
work-flag-time-why = Vorgegebene Zeiten sind ein starkes Zeichen für eine Anstellung beim Kunden.
work-flag-manner = Der Kunde bestimmt die Art der Arbeit
work-flag-manner-why = Weisungen zum Wie sind das stärkste Zeichen.
work-flag-personally = Das Mitglied arbeitet nicht selbst
work-flag-personally-why = Die Genossenschaft stellt an, wer die Arbeit tut.
work-flag-tools = Ohne eigenes Werkzeug
work-flag-tools-why = Wer mit dem Gerät des Kunden arbeitet, ist leichter eingegliedert.
work-check = Prüfung
work-check-note = Notiz
work-check-note-hint = Bei einer Ablehnung liest das Mitglied sie als Grund.
work-approve-what = Mit der Freigabe bekommt { $client } den Link und kann bis { $day } antworten.
work-approve = Freigeben und Link schicken
work-reject = Ablehnen
work-approved = Freigegeben; der Kunde hat den Link.
work-rejected = Abgelehnt; das Mitglied ist benachrichtigt.
work-flags-need-note = Es gibt Zeichen gegen freie Arbeit. Schreiben Sie, warum der Auftrag dennoch in Ordnung ist.
work-the-order = Auftrag
work-the-order-open = Zum Auftrag
work-corrects = Storniert die Rechnung
work-documents = Unterlagen
work-document = Datei
work-made = Erstellt
work-no-documents = Noch ist keine Datei erstellt.
work-print = PDF jetzt erstellen und schicken
work-printed = Das PDF ist erstellt und verschickt.
work-payments = Zahlungen
work-no-payments = Noch ist nichts bezahlt.
work-paid-on = Tag
work-paid-amount = Betrag
work-paid-over = Davon zu viel
work-issue = Ausstellen
work-issue-what = Die Rechnung bekommt ihre Nummer, wird gebucht und dem Kunden geschickt. Danach ändert sie niemand mehr.
work-issue-submit = Jetzt ausstellen und schicken
work-issued = Die Rechnung ist ausgestellt und verschickt.
work-credit = Stornieren
work-credit-what = Eine Gutschrift hebt die Rechnung ganz auf, auch im Budget des Mitglieds.
work-credit-reason = Grund
work-credit-submit = Durch Gutschrift stornieren
work-credited = Die Gutschrift ist ausgestellt und verschickt.
work-country = Das ist kein Land. Richtig sind zwei Buchstaben, zum Beispiel DE.
work-vat-id = Das ist keine Umsatzsteuer-ID eines EU-Staats. Richtig wäre zum Beispiel DE136695976.
work-vat-id-country = Diese Umsatzsteuer-ID gehört nicht zum Land { $country }.
work-vat-id-missing = Damit der Kunde die Steuer schuldet, brauchen wir seine Umsatzsteuer-ID.
work-leitweg = Öffentliche Stellen in Deutschland brauchen eine gültige Leitweg-ID. Fragen Sie Ihren Auftraggeber danach.
work-net = Der Preis muss über 0 liegen und darf höchstens 1.000.000 Euro betragen.
work-net-over-order = Bestätigt sind { $agreed } Euro netto. Für mehr braucht es einen neuen Auftrag.
work-invoice-day-past = Die Rechnung kann nicht auf einen vergangenen Tag lauten.
work-period = Der letzte Tag liegt vor dem ersten.
work-period-old = Diese Leistung liegt zu lange zurück. Bitte sprechen Sie mit Ihrer Beratung.
work-valid-day-past = Dieser Tag ist vorbei; der Kunde könnte nicht mehr bestätigen.
work-vat-entity = Steuerfreier Unterricht und Vorträge laufen über die Bildungsgesellschaft, nicht über die Genossenschaft.
work-vat-must-reverse = Bei einem Unternehmen in einem anderen EU-Staat schuldet der Kunde die Steuer. Wählen Sie das.
work-vat-must-third = Bei einem Unternehmen außerhalb der EU ist die Leistung hier nicht steuerbar. Wählen Sie das.
work-vat-not-reverse = Das gilt nur für Unternehmen in einem anderen EU-Staat.
work-vat-not-third = Das gilt nur für Unternehmen außerhalb der EU.
work-vat-reason = Sagen Sie, warum nicht der Regelsatz gilt; der Grund steht auf der Rechnung.
work-order-moved = Der Auftrag steht inzwischen woanders; das geht hier nicht mehr. Sehen Sie oben, wie er steht.
work-invoice-not-draft = Diese Rechnung ist kein Entwurf mehr.
work-invoice-not-issued = Nur eine ausgestellte Rechnung kann das.
work-invoice-printed = Das PDF ist schon da.
work-mail-draft-subject = Ihre Rechnung „{ $title }“ ist entworfen
work-mail-request-subject = Bitte bestätigen Sie den Auftrag „{ $title }“
work-mail-invoice-subject = Rechnung { $number }
work-mail-credit-note-subject = Gutschrift { $number }
work-mail-rejected = Auftrag abgelehnt
work-mail-expired = Frist abgelaufen
work-mail-accepted = Auftrag bestätigt
work-mail-change-wanted = Änderung gewünscht
work-mail-refused = vom Kunden abgelehnt
work-mail-draft = Guten Tag { $name },

    wir haben die Rechnung an { $client } für „{ $title }“ entworfen: { $net } netto.

    Am { $day } geht sie von selbst hinaus. Bis dahin können Sie sie hier ändern:

    { $link }
work-mail-request = Guten Tag { $client },

    { $member } möchte für Sie arbeiten: „{ $title }“, { $net } netto. Vertrag und Rechnung kommen von { $entity }.

    Bitte sehen Sie sich den Auftrag an und antworten Sie bis { $day }. Sie brauchen kein Konto:

    { $link }
work-mail-invoice = Guten Tag { $client },

    im Anhang finden Sie die Rechnung { $number } für die Arbeit von { $member }: { $gross }, zu zahlen bis { $day }.

    Bitte geben Sie bei der Überweisung an: { $reference }

    Das PDF enthält die Rechnung auch als Datensatz (EN 16931).

    { $entity }
work-mail-credit-note = Guten Tag { $client },

    im Anhang finden Sie die Gutschrift { $number } über { $gross }. Sie hebt die Rechnung { $reference } auf.

    { $entity }
work-mail-member = Guten Tag { $name },

    zu Ihrem Auftrag „{ $title }“: { $what }.

    Dazu geschrieben wurde: { $answer }

    { $link }
work-waits = { $count ->
    [one] Auftrag zu prüfen
   *[other] Aufträge zu prüfen
}
