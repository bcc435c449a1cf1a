members-join-title = Mitglied werden
members-join-what = Sie erklären Ihren Beitritt hier in Textform. Das dauert etwa fünf Minuten.
members-join-step-statutes = Lesen Sie die Satzung:
members-join-step-declare = Füllen Sie die Beitrittserklärung aus.
members-join-step-board = Der Vorstand entscheidet und gibt Ihnen Bescheid.
members-join-step-pay = Sie zahlen Ihre Anteile, je { $share }.
members-join-you = Zu Ihrer Person
members-join-given_name = Vorname
members-join-family_name = Nachname
members-join-email = Mailadresse
members-join-born_on = Geburtstag
members-join-street = Straße und Hausnummer
members-join-postcode = Postleitzahl
members-join-city = Ort
members-join-country = Land
members-join-country-hint = Zwei Buchstaben, zum Beispiel DE oder AT.
members-join-lang = Sprache unserer Briefe
members-lang-de = Deutsch
members-lang-en = Englisch
members-join-shares-head = Ihre Erklärung
members-join-shares = Zahl der Geschäftsanteile
members-join-shares-hint = Ein Anteil genügt. Jedes Mitglied hat eine Stimme, gleich wie viele Anteile es hält.
members-join-statutes_received = Ich habe die Satzung in der oben genannten Fassung vorher erhalten.
members-join-duty = Mit dem Beitritt verpflichten Sie sich, die nach Gesetz und Satzung geschuldeten Einzahlungen auf Ihre Geschäftsanteile zu leisten: { $share } je Anteil. Eine Nachschusspflicht besteht nicht.
members-join-duty_accepted = Ich verpflichte mich zu diesen Einzahlungen.
members-join-privacy_accepted = Ich habe den Hinweis zum Datenschutz gelesen.
members-join-newsletter = Ich möchte den Rundbrief bekommen (freiwillig, jederzeit widerruflich).
members-join-next = Danach liegt Ihre Erklärung dem Vorstand vor. Lehnt er ab, löschen wir Ihre Angaben sofort.
members-join-submit = Beitritt erklären
members-no-statutes = Noch ist keine Satzung hinterlegt; ein Beitritt ist erst danach möglich.
members-thanks-title = Ihre Erklärung ist angekommen
members-thanks-text = Wir haben Ihnen eine Bestätigung per Mail geschickt.
members-thanks-next = Der Vorstand entscheidet in der Regel innerhalb eines Werktags. Sie bekommen Bescheid per Mail.
members-statutes-title = Satzung, Fassung { $version }
members-statutes-since = Gültig ab { $day }
members-list-head = { $members ->
    [one] Ein Mitglied
   *[other] { $members } Mitglieder
} mit { $shares } Anteilen.
members-list-search = Name oder Nummer
members-list-city = Ort
members-list-as-of = Stand
members-list-show = Zeigen
members-list-sort = Sortieren
members-sort-name = Nach Name
members-sort-number = Nach Nummer
members-sort-city = Nach Ort
members-list-none = Niemand entspricht dieser Suche.
members-list-number = Nr.
members-list-name = Name
members-list-family-name = Nachname
members-list-given-name = Vorname
members-list-address = Anschrift
members-list-joined = Beigetreten
members-list-shares = Anteile
members-list-shares-since = Anteile seit
members-list-left = Ausgeschieden
members-list-next = Weitere Mitglieder
members-copy-purpose = Arbeit der Genossenschaft
members-born = Bitte prüfen Sie den Geburtstag.
members-minor = Für Minderjährige erklären die Eltern den Beitritt auf Papier. Bitte schreiben Sie uns.
members-shares-range = Bitte wählen Sie zwischen einem und { $most } Anteilen.
members-country = Bitte geben Sie das Land mit zwei Großbuchstaben an, zum Beispiel DE.
members-statutes-first = Bitte bestätigen Sie, dass Sie die Satzung vorher erhalten haben.
members-duty-missing = Ohne die ausdrückliche Verpflichtung zur Einzahlung ist die Erklärung unwirksam.
members-privacy-missing = Bitte lesen Sie den Hinweis zum Datenschutz.
members-statutes-changed = Inzwischen gilt eine andere Fassung der Satzung, oder die Übergabe liegt lange zurück. Bitte lesen Sie die jetzige Fassung und bestätigen Sie noch einmal.
members-version-name = Die Fassung braucht einen kurzen Namen aus Buchstaben, Ziffern, Punkt und Strich.
members-version-known = Diese Fassung gibt es schon; sie wird nicht geändert.
members-statutes-length = Der Text der Satzung fehlt oder ist länger als { $most } Zeichen.
members-decided = Über diese Erklärung ist schon entschieden.
members-mail-declared-subject = Ihre Beitrittserklärung Nr. { $number }
members-mail-declared-body =
    Guten Tag { $name },

    Ihre Beitrittserklärung Nr. { $number } ist angekommen. Der Vorstand entscheidet in der Regel innerhalb eines Werktags.
    Sie bekommen Bescheid.
members-mail-known-subject = Ihre Beitrittserklärung
members-mail-known-body =
    Guten Tag { $name },

    mit dieser Adresse liegt schon eine Erklärung vor, oder Sie sind schon Mitglied. Wir haben nichts geändert{ $number }.
    Wenn Sie Ihr Passwort vergessen haben, können Sie auf der Anmeldeseite ein neues setzen.
members-mail-refused-subject = Ihre Beitrittserklärung Nr. { $number }
members-mail-refused-body =
    Guten Tag { $name },

    der Vorstand hat Ihre Beitrittserklärung Nr. { $number } nicht angenommen. Ihre Angaben haben wir gelöscht; geblieben sind
    nur die Nummer und die Tage.
