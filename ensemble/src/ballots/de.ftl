# Stand der Urne
ballots-secret = geheime Abstimmung
ballots-state-keys = in Vorbereitung
ballots-state-open = Urne offen
ballots-state-closed = Urne geschlossen
ballots-state-summed = Auszählung
ballots-state-counted = ausgezählt
ballots-done = erledigt
ballots-to-come = steht aus
ballots-lang-de = Deutsch
ballots-lang-en = Englisch
ballots-channel-device = elektronisch
ballots-channel-paper = auf Papier
ballots-col-number = Nr.
ballots-col-name = Mitglied
ballots-col-channel = Art der Stimmabgabe
ballots-col-proxy = vertreten durch

# Ablehnungen
ballots-trustees = Nennen Sie mindestens zwei und höchstens { $most } Vertrauenspersonen. Eine allein könnte einzelne Stimmen öffnen.
ballots-needed = Mindestens zwei Vertrauenspersonen müssen nötig sein, höchstens alle { $most }.
ballots-trustee-twice = Die Adresse { $email } steht zweimal da. Jede Vertrauensperson braucht eine eigene.
ballots-state = Die Abstimmung ist an einer anderen Stelle. Laden Sie die Seite neu.
ballots-not-open = Die Urne ist noch nicht offen.
ballots-not-your-turn = Gerade ist nichts zu übergeben. Laden Sie die Seite neu: Dort steht, was als Nächstes kommt.
ballots-file = Diese Datei passt nicht zum Schritt: { $fault }
ballots-file-not-text = Das ist keine Textdatei. Übergeben Sie die Datei, die der Befehl geschrieben hat.
ballots-commitment = Das ist nicht die Prüfsumme: Sie hat 43 Zeichen und steht in der Ausgabe des Befehls.
ballots-key-twice = Diesen Schlüssel hat { $name } schon übergeben. Jede Vertrauensperson macht ihren eigenen.
ballots-keys-missing = Es fehlt noch der Schlüssel von: { $names }.
ballots-codes-missing = { $count } Mitglieder haben noch keinen Code. Die Codes gehen von selbst hinaus; warten Sie eine Minute.
ballots-codes-fixed = Die Urne ist offen: Die Codes stehen fest. Wer keinen hat, stimmt auf Papier ab.
ballots-closed = Die Urne ist nicht offen. Ihre Stimme wurde nicht angenommen.
ballots-refused = Dieser Stimmzettel wurde nicht angenommen: { $fault }. Öffnen Sie den Link zur Urne neu und stimmen Sie noch einmal ab.
ballots-papers = Gezählt sind { $papers } Stimmzettel auf Papier, ausgegeben wurden { $struck }. Zählen Sie noch einmal.
ballots-still-checking = { $count } Stimmzettel werden noch geprüft. Das dauert nur einen Augenblick.
ballots-part = Dieser Teil passt nicht: { $fault }. Haben Sie das Archiv von dieser Seite und Ihren eigenen Schlüssel genommen?

# Post
mail-ballots-trustee-subject = Vertrauensperson für die geheime Abstimmung: { $title }
mail-ballots-trustee-body =
    Guten Tag { $name },

    über „{ $title }“ wird geheim abgestimmt, und Sie sind Vertrauensperson. Sie machen auf Ihrem eigenen Rechner einen Schlüssel; nur gemeinsam mit den anderen lässt sich das Ergebnis öffnen, nie eine einzelne Stimme.

    Was zu tun ist, steht Schritt für Schritt hier:
    { $link }

    Der Link gilt nur für Sie. Geben Sie ihn nicht weiter.
mail-ballots-open-subject = Bitte öffnen Sie das Ergebnis: { $title }
mail-ballots-open-body =
    Guten Tag { $name },

    die Urne zu „{ $title }“ ist geschlossen. Bitte öffnen Sie jetzt Ihren Teil der Summe:
    { $link }

    Der frühere Link gilt nicht mehr.
mail-ballots-code-subject = Ihr Code für die geheime Abstimmung: { $title } ({ $for })
mail-ballots-code-body =
    Guten Tag { $name },

    { $proxy ->
        [yes] mit diesem Code geben Sie die Stimme von { $for } ab, die Sie vertreten (§ 43 Abs. 5 GenG). Ihr eigener Code kommt in einer eigenen Nachricht.
       *[no] mit diesem Code geben Sie Ihre eine Stimme ab.
    }

    Antrag: { $motion }

    Sobald die Leitung die Urne geöffnet hat:
    { $link }

    Oder tippen Sie den Code ein: { $code }

    Sie wählen, Ihr Gerät verschlüsselt, Sie geben ab. Dann sehen Sie vier Wörter, mit denen Sie Ihren Stimmzettel in der Urne wiederfinden. Niemand sieht, wie Sie gestimmt haben. Sie können noch einmal abstimmen; der letzte Stimmzettel zählt. Ein früherer Code ist ungültig.

    Prüfsumme des Programms, das verschlüsselt: { $integrity }
mail-ballots-reject-subject = Bitte stimmen Sie noch einmal ab: { $title }
mail-ballots-reject-body =
    Guten Tag { $name },

    Ihr Stimmzettel zu „{ $title }“ war nicht in Ordnung und zählt nicht. Öffnen Sie den Link aus der Nachricht mit Ihrem Code und stimmen Sie noch einmal ab, oder melden Sie sich in der Versammlung für Papier.

# Die Urne für alle
ballots-booth-keys = Die Urne ist noch nicht offen. Die Leitung öffnet sie in der Versammlung; Ihren Code bekommen Sie vorher.
ballots-booth-closed = Die Urne ist geschlossen. Die Vertrauenspersonen öffnen das Ergebnis.
ballots-booth-noscript = Ihr Stimmzettel wird auf Ihrem Gerät verschlüsselt. Dafür muss JavaScript eingeschaltet sein. Ohne das stimmen Sie in der Versammlung auf Papier ab.
ballots-step-choose = Wählen
ballots-step-encrypt = Verschlüsseln, auf Ihrem Gerät
ballots-step-cast = Abgeben
ballots-choose-head = Wie stimmen Sie?
ballots-choice = Ihre Wahl
ballots-code = Ihr Code
ballots-code-hint = 15 Zeichen, zum Beispiel eHq-3zQ-T9Z-vdP-38t. Groß- und Kleinschreibung zählt. Er steht in Ihrer Nachricht oder im Brief.
ballots-code-there = Ihr Code ist da. Er bleibt auf diesem Gerät.
ballots-do-encrypt = Stimmzettel verschlüsseln
ballots-encrypting = Ihr Stimmzettel wird verschlüsselt
ballots-encrypting-what = Das geschieht auf Ihrem Gerät und dauert wenige Sekunden.
ballots-sealed-head = Ihr Stimmzettel ist verschlüsselt
ballots-sealed-chosen = Sie haben gewählt:
ballots-sealed-words = Schreiben Sie diese vier Wörter auf. Mit ihnen finden Sie Ihren Stimmzettel in der Urne wieder.
ballots-do-cast = Stimmzettel abgeben
ballots-do-back = Anders wählen
ballots-wrong-code = Dieser Code stimmt nicht. Prüfen Sie die Zeichen: 15 Stück, Groß- und Kleinschreibung zählt.
ballots-no-choice = Wählen Sie Ja, Nein oder Enthaltung.
ballots-no-answer = Das hat nicht geklappt. Prüfen Sie die Verbindung und versuchen Sie es noch einmal; es zählt nur ein Stimmzettel.
ballots-of-these-papers = davon auf Papier
ballots-trust-head = Warum niemand sieht, wie Sie stimmen
ballots-trust-what = Ihr Stimmzettel verlässt Ihr Gerät verschlüsselt. Geöffnet wird nur die Summe aller Stimmen, und dazu braucht es { $needed } von { $all } Vertrauenspersonen: { $names }.
ballots-received = Stimmzettel in der Urne: { $n }.
ballots-receipt-link = Ist meine Stimme da?
ballots-verify-head = Selbst nachprüfen
ballots-verify-what = Das Archiv enthält alle verschlüsselten Stimmzettel und alle Beweise. Jeder kann es prüfen, auch mit einem Programm, das nicht von uns ist.
ballots-archive = Archiv herunterladen
ballots-archive-hash = SHA-256 des Archivs, wie es in der Niederschrift steht:
ballots-module = Das Programm, das verschlüsselt:

# Beleg
ballots-receipt-head = Ist meine Stimme da?
ballots-standing-unknown = Zu diesen Wörtern gibt es keinen Stimmzettel in dieser Urne. Prüfen Sie die Schreibweise.
ballots-standing-checking = Ihr Stimmzettel ist angenommen. Seine Beweise werden gerade geprüft.
ballots-standing-in = Ihr Stimmzettel ist in der Urne und in Ordnung.
ballots-standing-replaced = Dieser Stimmzettel ist durch einen späteren ersetzt. Der letzte zählt.
ballots-standing-faulty = Dieser Stimmzettel war nicht in Ordnung und zählt nicht. Bitte stimmen Sie noch einmal ab.
ballots-words-yours = Ihre vier Wörter:
ballots-words-keep = Der Code führt wieder hierher. Aus den Wörtern lässt sich nicht ablesen, wie Sie gestimmt haben.
ballots-picture = QR-Code, der zu diesem Beleg führt
ballots-tracker-whole = Ganze Prüfsumme des Stimmzettels
ballots-to-result = Zum Ergebnis
ballots-search-head = Stimmzettel suchen
ballots-search = Vier Wörter oder Prüfsumme
ballots-search-hint = Zum Beispiel lusab-babad-gutih-tugad
ballots-do-search = Suchen

# Vertrauensperson
ballots-trustee-head = Ihre Aufgabe als Vertrauensperson
ballots-trustee-lead = Guten Tag { $name }. Es geht um { $title }.
ballots-trustee-all = Alle { $all } Vertrauenspersonen sind nötig ({ $needed }): Fehlt eine, kann niemand auszählen.
ballots-trustee-group = { $needed } von { $all } Vertrauenspersonen genügen, um auszuzählen; weniger erfahren nichts.
ballots-trustee-secret = Ihr geheimer Schlüssel verlässt Ihren Rechner nie. Die Genossenschaft bekommt nur, was ohnehin öffentlich wird.
ballots-trustee-file = Datei
ballots-trustee-text = Prüfsumme, die der Befehl nennt
ballots-task-key = Schlüssel machen
ballots-task-key-what = Führen Sie auf Ihrem Rechner diesen Befehl aus. Er schreibt zwei Dateien: Die geheime behalten Sie bis zur Auszählung, die öffentliche übergeben Sie hier.
ballots-task-certificate = Der Gruppe beitreten
ballots-task-certificate-what = Führen Sie auf Ihrem Rechner diesen Befehl aus. Die erste Datei ist geheim und bleibt bei Ihnen, die zweite übergeben Sie hier.
ballots-task-commitment = Anteile austeilen
ballots-task-commitment-what = Laden Sie die Datei der Gruppe und führen Sie den Befehl aus. Er nennt die Gruppe in acht Zeichen: Vergleichen Sie sie am Telefon mit den anderen. Dann nennt er eine Prüfsumme: Tragen Sie sie hier ein. Die Datei, die er schreibt, zeigen Sie erst, wenn alle ihre Prüfsumme genannt haben.
ballots-task-dealing = Ausgeteiltes übergeben
ballots-task-dealing-what = Alle haben ihre Prüfsumme genannt. Übergeben Sie jetzt die Datei, die Sie im letzten Schritt geschrieben haben.
ballots-task-finish = Anteile prüfen
ballots-task-finish-what = Laden Sie die Datei der Gruppe und führen Sie den Befehl aus. Er prüft, was alle ausgeteilt haben, und nennt, wer betrügt. Die geheime Datei behalten Sie, die öffentliche übergeben Sie hier.
ballots-task-others = Warten auf die anderen
ballots-task-others-what = Ihr Schritt ist erledigt. Sobald alle so weit sind, geht es hier weiter; laden Sie die Seite dann neu.
ballots-task-vote = Ihr Schlüssel ist da
ballots-task-vote-what = Bewahren Sie die geheime Datei sicher auf. Nach dem Schließen der Urne bekommen Sie eine Nachricht. Ist die Urne offen, können Sie prüfen, dass Ihr Schlüssel im Archiv steht.
ballots-task-part = Das Ergebnis öffnen
ballots-task-part-what = Laden Sie das Archiv und führen Sie den Befehl aus. Er prüft zuerst das ganze Archiv und öffnet dann nur die Summe; mit diesem Schlüssel öffnet er nie eine andere. Vergleichen Sie die Prüfsumme, die er nennt, mit den anderen Vertrauenspersonen, und übergeben Sie die Datei, die er schreibt.
ballots-task-done = Fertig
ballots-task-done-what = Danke. Sie haben alles übergeben. Ist das Ergebnis veröffentlicht, können Sie es prüfen und dann Ihre geheime Datei löschen.
ballots-get-group = Datei der Gruppe herunterladen (group.json)
ballots-get-archive = Archiv herunterladen
ballots-command = Befehl:
ballots-hand-over-file = Übergeben Sie die Datei { $file }.
ballots-do-hand-over = Übergeben
ballots-handed-over = Übergeben. Danke.
ballots-trustees-head = Vertrauenspersonen

# Die Leitung
ballots-desk-head = Geheime Abstimmung zu TOP { $n }
ballots-set-up-head = Vertrauenspersonen
ballots-set-up-what = Sie machen gemeinsam den Schlüssel, jede auf dem eigenen Rechner. Nehmen Sie Menschen, die einander nicht verpflichtet sind, zum Beispiel ein Mitglied, den Prüfungsverband und jemanden von außen.
ballots-trustee-name = Name ({ $n })
ballots-trustee-email = E-Mail ({ $n })
ballots-trustee-lang = Sprache ({ $n })
ballots-do-needed = So viele müssen zum Auszählen da sein
ballots-do-needed-hint = Weniger als alle schützt davor, dass eine ausfällt; dann hat die Vorbereitung vier Schritte statt einem.
ballots-set-up-next = Danach bekommen die Vertrauenspersonen eine Nachricht und alle Mitglieder mit Stimmrecht ihren Code. Das lässt sich nicht zurücknehmen.
ballots-do-set-up = Geheime Abstimmung einrichten
ballots-next-keys = Die Vertrauenspersonen machen ihre Schlüssel. Die Codes gehen inzwischen von selbst hinaus.
ballots-next-codes = Die Codes gehen von selbst hinaus.
ballots-next-wait = Alles ist bereit. Öffnen Sie die Urne in der Versammlung.
ballots-next-open = Alles ist bereit. Nach dem Öffnen stehen Schlüssel und Codes fest.
ballots-do-open = Urne öffnen
ballots-codes = Codes der Mitglieder
ballots-codes-sent = { $sent } von { $all } Mitgliedern mit Stimmrecht haben ihren Code. Aufgehoben wird keiner.
ballots-do-codes = Codes jetzt versenden
ballots-code-again = Einem Mitglied den Code neu geben
ballots-code-again-what = Der frühere Code wird ungültig. Ein Brief wird von einer Person erbeten und von einer anderen gedruckt.
ballots-do-number = Mitgliedsnummer
ballots-do-renew-code = Neuen Code mailen
ballots-do-letter = Neuen Code als Brief drucken
ballots-next-vote = Die Urne ist offen. Anwesende und Vertretene stimmen ab.
ballots-taken = haben abgestimmt
ballots-in-box = Stimmzettel in der Urne, auch ersetzte
ballots-checking = werden noch geprüft
ballots-faulty = nicht in Ordnung
ballots-on-paper = auf Papier
ballots-paper = Ein Mitglied stimmt auf Papier ab
ballots-paper-what = Geben Sie ihr einen Stimmzettel. Elektronisch kann sie dann nicht mehr abstimmen.
ballots-do-paper = Für die elektronische Urne streichen
ballots-papers-count = Auf Papier ausgegebene Stimmzettel: { $n }. Was steht darauf?
ballots-do-papers_yes = Ja
ballots-do-papers_no = Nein
ballots-do-papers_abstain = Enthaltung
ballots-do-papers_invalid = Ungültig
ballots-do-close = Urne schließen
ballots-next-sum = Die Urne ist geschlossen. Noch zu prüfen: { $n } Stimmzettel. Danach wird von selbst summiert.
ballots-do-sum-up = Jetzt summieren
ballots-next-parts = Die Summe ist gebildet, verschlüsselt. Die Vertrauenspersonen haben eine Nachricht und öffnen ihre Teile; diese Seite zeigt das Ergebnis von selbst.
ballots-result = Ergebnis
ballots-next-find = Stellen Sie das Ergebnis fest:
ballots-to-assembly = zur Versammlung
ballots-do-renew-link = Link neu senden
ballots-did-set-up = Die geheime Abstimmung ist eingerichtet. Die Vertrauenspersonen haben Nachricht.
ballots-did-codes = Codes sind versandt.
ballots-did-renew-code = Der neue Code ist versandt.
ballots-did-renew-link = Der neue Link ist versandt.
ballots-did-open = Die Urne ist offen.
ballots-did-paper = Das Mitglied stimmt auf Papier ab.
ballots-did-close = Die Urne ist geschlossen.
ballots-did-sum-up = Die Summe ist gebildet. Die Vertrauenspersonen haben Nachricht.

# Prüfen statt abgeben
ballots-spoiled = Diesen Stimmzettel haben Sie aufgedeckt, um ihn zu prüfen. Er lässt sich nicht mehr abgeben; stimmen Sie neu ab.
ballots-cheats = Vorsicht: Dieser Stimmzettel enthält nicht, was Ihr Gerät sagt ({ $fault }). Stimmen Sie auf Papier ab und melden Sie es der Leitung.
ballots-cast = Dieser Stimmzettel ist schon in der Urne und wird nicht aufgedeckt.
ballots-test = Traue ich meinem Gerät? Stimmzettel prüfen statt abgeben
ballots-test-what = Ihr Gerät deckt diesen einen Stimmzettel auf, und ein anderes Programm rechnet nach, was darin steht. Er zählt dann nicht und wird nicht aufgehoben; danach stimmen Sie neu ab. Wer das ein paar Mal tut, merkt, ob ein Gerät betrügt.
ballots-do-test = Aufdecken und prüfen
ballots-revealed-head = Geprüft
ballots-revealed-says = Dieser Stimmzettel sagte:
ballots-revealed-spoiled = Er ist verbraucht und zählt nicht. Stimmen Sie jetzt neu ab.
ballots-do-again = Neu abstimmen
mail-ballots-reject-late-body =
    Guten Tag { $name },

    Ihr Stimmzettel zu „{ $title }“ war nicht in Ordnung und zählt nicht. Die Urne ist inzwischen geschlossen; Sie können nicht mehr abstimmen. Bitte sagen Sie es der Versammlungsleitung, damit es in die Niederschrift kommt.
ballots-came-before = Mit diesem Code war schon ein Stimmzettel in der Urne; dieser hier ersetzt ihn. Wenn Sie das nicht waren, melden Sie sich sofort bei der Versammlungsleitung.
ballots-codes-not-left = { $waiting } Nachrichten mit Codes sind noch nicht abgegangen, { $failed } davon ließen sich nicht zustellen. Für diese Mitglieder können Sie einen Brief drucken.
ballots-abandon = Geheime Abstimmung abbrechen
ballots-abandon-what = Wenn sie nicht zu Ende gebracht werden kann: eine Vertrauensperson hat ihren Schlüssel verloren oder hat betrogen. Die Stimmen in der Urne zählen dann nicht. Der Punkt kann neu abgestimmt werden, mit anderen Vertrauenspersonen und neuen Codes.
ballots-do-abandon = Abbrechen
ballots-reason = Nennen Sie den Grund.
ballots-did-abandon = Die geheime Abstimmung ist abgebrochen. Der Punkt wartet wieder.
ballots-do-reason = Grund

# Vier Augen
ballots-other-opens = Sie haben die Vertrauenspersonen benannt. Die Urne öffnet jemand anders aus Vorstand oder Aufsichtsrat.
ballots-letters = Briefe, die zu drucken sind
ballots-letters-what = Wer einen Brief erbeten hat, druckt ihn nicht selbst. Er wird nur einmal gezeigt: Drucken Sie ihn sofort und übergeben Sie ihn verschlossen. Das Mitglied bekommt eine Nachricht, dass es einen neuen Code auf Papier gibt.
ballots-other-prints = Sie haben den Brief erbeten; drucken muss ihn jemand anders.
ballots-do-ask-letter = Code als Brief erbitten
ballots-letter-not-asked = Für dieses Mitglied ist kein Brief erbeten, oder er ist schon gedruckt.
ballots-did-ask-letter = Der Brief ist erbeten. Jemand anders aus Vorstand oder Aufsichtsrat druckt ihn.
ballots-no-paper = Dieses Mitglied hat keinen Stimmzettel auf Papier.
ballots-do-paper-back = Papier zurückgenommen
ballots-did-paper-back = Das Mitglied kann wieder elektronisch abstimmen.
ballots-papers-few = Auf Papier stimmen nur { $struck } ab: Daraus ließe sich ausrechnen, wie Einzelne gestimmt haben. Nehmen Sie das Papier zurück und lassen Sie diese Mitglieder mit ihrem Code an einem Gerät im Saal abstimmen, oder lassen Sie mindestens { $least } auf Papier abstimmen.
ballots-papers-once = Das Papier hat erst eine Person gezählt. Eine zweite zählt unabhängig nach, dann wird summiert.
ballots-next-agree = Auf Papier abgegebene Stimmzettel: { $n }. Bisher hat sie eine Person gezählt. Eine zweite zählt unabhängig und trägt hier ein, was sie gezählt hat; danach wird von selbst summiert.
ballots-do-agree = Zweite Zählung eintragen
ballots-other-counts = Sie haben gezählt. Die zweite Zählung trägt jemand anders aus Vorstand oder Aufsichtsrat ein.
ballots-did-agree = Beide Zählungen stimmen überein.
ballots-did-count-otherwise = Die Zählungen weichen voneinander ab. Jetzt steht Ihre da; jemand anders muss noch einmal zählen.
ballots-too-many = Mit diesem Code wurden schon { $most } Stimmzettel abgegeben. Der letzte zählt. Wenn Sie noch einmal anders stimmen wollen, wenden Sie sich an die Leitung.
mail-ballots-letter-subject = Neuer Code auf Papier: { $title } ({ $for })
mail-ballots-letter-body =
    Guten Tag { $name },

    für die geheime Abstimmung über „{ $title }“ wurde ein neuer Code für { $for } als Brief gedruckt. Der Code aus der früheren Nachricht gilt nicht mehr.

    Haben Sie nicht darum gebeten, oder kommt der Brief nicht verschlossen bei Ihnen an? Dann melden Sie sich sofort beim Vorstand und beim Aufsichtsrat, noch bevor die Urne geöffnet wird.

# Codes, die jemand anders zieht
ballots-do-codes_by = Wer die Codes zieht und versendet, falls nicht die Genossenschaft
ballots-do-codes_by-hint = Leer lassen: Die Genossenschaft zieht, versendet und vergisst sie. Mit einem Namen, zum Beispiel dem Prüfungsverband, kennt sie keinen einzigen Code.
ballots-next-codes-outside = Die öffentlichen Gegenstücke der Codes fehlen noch. Die Vertrauenspersonen machen inzwischen ihre Schlüssel.
ballots-outside-what = { $name } zieht und versendet die Codes. Die Genossenschaft erfährt nur, welches öffentliche Gegenstück zu wem gehört.
ballots-do-voters = Liste der Stimmberechtigten herunterladen (voters.txt)
ballots-outside-draw = { $name } bekommt die Liste und führt auf einem eigenen Rechner diesen Befehl aus:
ballots-outside-send = { $name } sendet jedem seinen Code aus codes.txt, als Link { $link } oder im Brief, und löscht die Datei nach der Versammlung.
ballots-outside-load = Zurück kommt links.txt, ohne die Codes:
ballots-do-links = Datei links.txt
ballots-do-load-codes = Übernehmen
ballots-did-load-codes = Die öffentlichen Gegenstücke sind übernommen.
ballots-codes-outside = Die Codes zieht { $name }. Nur dort gibt es einen neuen; danach ist links.txt neu zu übernehmen.
ballots-links-line = Zeile { $line } passt nicht: Erwartet wird die Zeile aus voters.txt, ein Tabulator und eine Zahl, jedes Mitglied einmal.
ballots-links-roll = Die Datei hat { $lines } Mitglieder, stimmberechtigt sind { $electors }; davon stimmen { $known } überein. Laden Sie die Liste neu herunter und lassen Sie die Codes noch einmal ziehen.
ballots-links-credential = Eine der Zahlen ist kein öffentliches Gegenstück eines Codes, oder sie steht zweimal da.
ballots-trust-codes = Die Codes hat { $name } gezogen und versandt. Die Genossenschaft kennt sie nicht und kann mit keinem davon abstimmen.
ballots-next-keys-only = Die Vertrauenspersonen machen ihre Schlüssel.
mail-ballots-proxy-subject = Ihren Code hat Ihre Vertretung: { $title }
mail-ballots-proxy-body =
    Guten Tag { $name },

    bei der geheimen Abstimmung über „{ $title }“ vertritt Sie { $proxy } (§ 43 Abs. 5 GenG). Der Code für Ihre Stimme ging deshalb dorthin; ein früherer Code gilt nicht mehr.

    Haben Sie keine Vollmacht gegeben? Dann melden Sie sich sofort beim Vorstand und beim Aufsichtsrat, noch bevor die Urne geöffnet wird.
