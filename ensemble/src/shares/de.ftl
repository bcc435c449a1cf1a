shares-sentence = Sie halten { $shares ->
    [one] einen Geschäftsanteil
   *[other] { $shares } Geschäftsanteile
} zu je { $share }. Eingezahlt sind { $paid }, offen sind { $owed }.
shares-pay = So zahlen Sie
shares-amount = Betrag
shares-due = Fällig am
shares-holder = Empfängerin
shares-reference = Verwendungszweck
shares-never-budget = Anteile werden immer von Ihnen selbst gezahlt, nie aus Ihrem Budget, und nicht verrechnet.
shares-movements = Ihre Anteile
shares-since = Seit
shares-change = Anzahl
shares-each = Je Anteil
shares-member = Mitglied Nr. { $number } seit { $day }.
shares-further = Weitere Anteile
shares-further-what = Weitere Anteile geben keine weitere Stimme und keine Dividende; sie stärken die Genossenschaft. Der Vorstand entscheidet und gibt Ihnen Bescheid.
shares-further-shares = Wie viele weitere Anteile?
shares-further-duty_accepted = Ich verpflichte mich, die nach Gesetz und Satzung geschuldeten Einzahlungen auf diese Anteile zu leisten.
shares-further-submit = Weitere Anteile erklären
shares-further-declared = Ihre Erklärung liegt dem Vorstand vor. Sie bekommen Bescheid per Mail.
shares-number = Bitte geben Sie an, wie viele Anteile Sie übernehmen möchten, mindestens einen.
shares-most = Die Satzung erlaubt höchstens { $most } Anteile; Sie halten schon { $held }.
shares-unpaid = Weitere Anteile sind erst möglich, wenn alle früheren bis auf den letzten voll eingezahlt sind.
shares-duty-missing = Bitte bestätigen Sie ausdrücklich die Pflicht zur Einzahlung.
shares-further-open = Eine Erklärung von Ihnen liegt dem Vorstand schon vor.
shares-decided = Über diese Erklärung ist schon entschieden.
shares-mail-admitted-subject = Willkommen: Sie sind Mitglied Nr. { $number }
shares-mail-admitted-body =
    Guten Tag { $name },

    der Vorstand hat Sie zugelassen. Sie stehen als Mitglied Nr. { $number } in der Mitgliederliste, mit { $shares ->
        [one] einem Geschäftsanteil
       *[other] { $shares } Geschäftsanteilen
    }.

    Bitte zahlen Sie { $amount } bis zum { $due }:
    Empfängerin: { $holder }
    IBAN: { $iban }
    Verwendungszweck: { $reference }

    In einer zweiten Mail kommt der Link, mit dem Sie Ihr Passwort setzen.
shares-mail-further-admitted-subject = Ihre weiteren Geschäftsanteile
shares-mail-further-admitted-body =
    Guten Tag { $name },

    der Vorstand hat Ihre weiteren Geschäftsanteile zugelassen (Anzahl: { $shares }). Bitte zahlen Sie { $amount } bis zum { $due }
    mit dem Verwendungszweck { $reference }.
shares-mail-further-refused-subject = Ihre weiteren Geschäftsanteile
shares-mail-further-refused-body =
    Guten Tag { $name },

    der Vorstand hat die weiteren Geschäftsanteile nicht zugelassen (Anzahl: { $shares }). Es ändert sich nichts,
    und zu zahlen ist dafür nichts.
shares-newcomers = Beitrittserklärungen
shares-newcomers-none = Keine Erklärung wartet. Neue Erklärungen von der Seite „Mitglied werden“ stehen hier.
shares-declaration = Nr. { $number }: { $name }
shares-address = Anschrift
shares-email = Mail
shares-born = Geburtstag
shares-count = Anteile
shares-declared = Erklärt
shares-statutes = Satzung übergeben
shares-admit = { $name } zulassen
shares-refuse = Ablehnen und Angaben löschen
shares-admitted = Zugelassen und in die Mitgliederliste eingetragen. Das Mitglied hat Bescheid bekommen.
shares-refused = Abgelehnt. Die Angaben sind gelöscht, die Person hat Bescheid bekommen.
shares-further-none = Keine Erklärung über weitere Anteile wartet.
shares-further-wish = Weitere Anteile: { $shares }, erklärt { $at }.
shares-further-admit = Weitere Anteile zulassen
shares-further-refuse = Ablehnen
shares-further-admitted = Die weiteren Anteile sind zugelassen und eingetragen.
shares-further-refused = Abgelehnt; das Mitglied hat Bescheid bekommen.
shares-paid = Eingezahlt
shares-owed = Offen
shares-entries = Einträge in der Mitgliederliste
shares-entry-joined = Beitritt
shares-entry-details = Angaben geändert
shares-entry-shares = Anteile: { $shares }
shares-entry-left = Ausgeschieden
shares-recorded = eingetragen { $at }
shares-waits = { $count ->
    [one] Erklärung zu entscheiden
   *[other] Erklärungen zu entscheiden
}
