bank-work-list = Ungeklärte Zahlungen
bank-work-list-none = Nichts wartet. Was keine Regel sicher zuordnet, steht hier.
bank-waiting = { $count ->
    [one] Eine Zahlung wartet
   *[other] { $count } Zahlungen warten
} auf eine Entscheidung.
bank-day = Tag
bank-amount = Betrag in €
bank-party = Gegenseite
bank-purpose = Verwendungszweck
bank-import = Kontoauszug einlesen
bank-import-file = Datei (camt.053)
bank-import-file-hint = So wie die Bank sie gibt. Dieselbe Datei ein zweites Mal bucht nichts.
bank-import-submit = Kontoauszug einlesen
bank-imported = Der Kontoauszug ist eingelesen; was sicher war, ist zugeordnet.
bank-imported-known = Alles in dieser Datei war schon bekannt; nichts wurde gebucht.
bank-statements = Kontoauszüge
bank-statements-none = Noch ist kein Kontoauszug eingelesen.
bank-statement = Auszug
bank-new = Neu
bank-known = Bekannt
bank-closing = Endsaldo in €
bank-verdict = Prüfung
bank-adds-up = Auszug geht auf
bank-does-not-add-up = Auszug geht nicht auf
bank-books-agree = Bücher stimmen überein
bank-books-differ = Bücher zeigen
bank-matched-list = Zuletzt zugeordnet
bank-why = Warum
bank-why-reference = Rechnung { $number } nach ihrer Zahlungsreferenz { $reference }
bank-why-number = Rechnung { $number }: die Nummer steht im Verwendungszweck
bank-why-account = Rechnung { $number }: bekanntes Konto der Kundin und genau der offene Betrag
bank-why-share = Geschäftsanteile von Mitglied Nr. { $number } nach der Zahlungsreferenz
bank-why-order = Zahlungsauftrag { $message } ausgeführt
bank-why-hand = Rechnung { $number }, von Hand zugeordnet
bank-entry = Umsatz vom { $day } über { $amount }
bank-open = Ungeklärt
bank-is-matched = Zugeordnet
bank-reference = Zahlungsreferenz
bank-account = Unser Konto
bank-match = Von Hand zuordnen
bank-match-what = Wählen Sie die Rechnung, die damit bezahlt wird. Eine Teilzahlung lässt den Rest offen, eine Überzahlung schulden wir zurück.
bank-match-invoice = Offene Rechnung
bank-match-submit = Zahlung zuordnen
bank-choose = Bitte wählen
bank-matched = Die Zahlung ist zugeordnet und gebucht.
bank-take-back = Zuordnung zurücknehmen
bank-taken-back = Die Zuordnung ist zurückgenommen; die Zahlung wartet wieder.
bank-file = Diese Datei ist kein lesbarer Kontoauszug (camt.053): { $fault }
bank-file-missing = Bitte wählen Sie die Datei der Bank.
bank-other-account = Dieser Auszug gehört zu einem anderen Konto ({ $iban }). Richtig ist ein Auszug eines Kontos der Genossenschaft.
bank-currency = Dieser Auszug enthält andere Währungen als Euro.
bank-no-day = Ein Umsatz in dieser Datei hat keinen Buchungstag.
bank-base64 = Der Inhalt muss base64 sein.
bank-not-open = Diese Zahlung ist schon zugeordnet.
bank-not-incoming = Nur Zahlungseingänge werden Rechnungen zugeordnet.
bank-cannot-take-back = Zurücknehmen lässt sich nur die Zuordnung zu einer Rechnung.
bank-waits = { $count ->
    [one] Zahlung zuzuordnen
   *[other] Zahlungen zuzuordnen
}
