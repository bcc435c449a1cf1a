# Infoabende mit begrenzten Plätzen
events-what = In einem Infoabend erfahren Sie, ob die Genossenschaft zu Ihnen passt. Er kostet nichts und verpflichtet zu nichts.
events-none = Zurzeit ist kein Infoabend geplant. Neue Termine stehen hier, sobald sie feststehen.
events-nobody = Noch hat sich niemand angemeldet. Anmeldungen stehen hier, sobald sie eingehen.
events-usual-title = Infoabend: Passt die Genossenschaft zu mir?
events-session = Infoabend
events-day = Tag
events-time = Zeit
events-language = Sprache
events-language-de = Deutsch
events-language-en = Englisch
events-where = Ort
events-online = Online; den Link schicken wir Ihnen
events-seats = Plätze
events-taken = Belegt
events-seats-free = { $free ->
    [one] Noch 1 von { $seats } Plätzen frei
   *[other] Noch { $free } von { $seats } Plätzen frei
  }
events-seats-none = Alle { $seats } Plätze sind vergeben; die Warteliste ist offen
events-to-register = Anmelden
events-to-waiting-list = Auf die Warteliste
events-feed = Alle Termine als Kalender abonnieren
events-calendar = In meinen Kalender übernehmen
events-calendar-text = Infoabend der Genossenschaft
events-all = Alle Infoabende
events-register-title = Anmelden
events-register-what = Wir schicken Ihnen eine Mail mit einem Link. Öffnen Sie ihn binnen 30 Minuten, dann gehört der Platz Ihnen. Sind alle Plätze vergeben, kommen Sie auf die Warteliste.
events-register-name = Name
events-register-email = Mailadresse
events-register-email-hint = Dorthin schicken wir Ihnen den Link.
events-register-submit = Platz anfragen
events-register-waiting = Auf die Warteliste setzen
events-privacy = Wir benutzen Ihre Angaben nur für diesen Infoabend.
events-registered = Wir haben Ihnen eine Mail geschickt. Darin stehen Ihr Link und was als Nächstes geschieht.
events-begun = Dieser Infoabend hat schon begonnen.
events-past = Der Beginn muss in der Zukunft liegen.
events-end-before-start = Das Ende muss nach dem Beginn liegen, höchstens zwölf Stunden später.
events-no-place = Bitte geben Sie einen Ort oder einen Link zum Videoraum an.
events-link-unsafe = Der Link muss mit https:// beginnen.
events-seats-range = Ein Infoabend hat 1 bis { $most } Plätze.
events-seats-taken = Es sind schon { $taken } Plätze vergeben. Weniger geht erst, wenn jemand absagt.
events-link-ended = Die Frist ist abgelaufen; der Platz wird weitergegeben. Sie können sich noch einmal anmelden.
events-still-waiting = Sie stehen auf der Warteliste. Wird ein Platz frei, schreiben wir Ihnen.
events-over = Diese Anmeldung ist beendet. Sie können sich noch einmal anmelden.
events-not-begun = Anwesenheit lässt sich erst vermerken, wenn der Infoabend begonnen hat.
events-not-confirmed = Diese Anmeldung ist nicht bestätigt.
events-your-place = Ihre Anmeldung
events-state-held = Unbestätigt
events-state-waiting = Warteliste
events-state-offered = Angeboten
events-state-confirmed = Bestätigt
events-state-cancelled = Abgesagt
events-state-expired = Verfallen
events-standing-held = Der Platz ist bis { $until } für Sie frei gehalten. Bestätigen Sie ihn bitte.
events-standing-waiting = Sie stehen auf Platz { $place } der Warteliste. Wird ein Platz frei, schreiben wir Ihnen.
events-standing-offered = Ein Platz ist frei geworden und bis { $until } für Sie reserviert. Nehmen Sie ihn bitte an, oder sagen Sie ab.
events-standing-confirmed = Der Platz gehört Ihnen. Wir erinnern Sie am Tag davor.
events-standing-cancelled = Sie haben abgesagt. Der Platz ist weitergegeben.
events-standing-expired = Die Frist ist abgelaufen, der Platz ist weitergegeben.
events-link-confirm = Platz bestätigen
events-link-cancel = Absagen
events-confirmed = Ihr Platz ist bestätigt. Die Bestätigung mit Kalenderdatei ist unterwegs.
events-cancelled = Sie haben abgesagt. Danke, dass Sie Bescheid geben.
events-plan = Infoabend planen
events-plan-title_de = Titel auf Deutsch
events-plan-title_en = Titel auf Englisch
events-plan-day = Tag
events-plan-starts = Beginn
events-plan-ends = Ende
events-plan-lang = Sprache des Abends
events-plan-lang-hint = Alle Mails zu diesem Abend werden in dieser Sprache geschrieben.
events-plan-place = Ort
events-plan-place-hint = Ein Ort, ein Link oder beides.
events-plan-video_link = Link zum Videoraum
events-plan-seats = Plätze
events-plan-submit = Infoabend ankündigen
events-planned = Der Infoabend ist angekündigt.
events-coming = Kommende
events-past-sessions = Vergangene
events-public-page = Öffentliche Seite
events-csv = Anmeldungen als CSV
events-registrations = Anmeldungen
events-seats-seats = Zahl der Plätze
events-seats-seats-hint = Mehr Plätze bieten wir sofort den Wartenden an.
events-seats-submit = Zahl der Plätze ändern
events-seats-changed = Die Zahl der Plätze ist geändert.
events-attendance = Anwesenheit
events-came-of = { $came } von { $confirmed } waren da
events-came = War da
events-stayed-away = War nicht da
events-marked = Die Anwesenheit ist vermerkt.
events-column-arrival = Nr.
events-column-name = Name
events-column-email = Mailadresse
events-column-state = Stand
events-column-recorded = Angemeldet
events-column-attended = Anwesenheit
events-work-attendance = Anwesenheiten beim Infoabend vermerken
events-mail-held-subject = Bitte bestätigen Sie Ihren Platz am { $day }
events-mail-held-body = Guten Tag { $name },

    wir halten Ihnen einen Platz frei:

    { $facts }

    Bitte bestätigen Sie ihn bis { $until }:
    { $link }

    Danach geben wir den Platz weiter. Haben Sie sich nicht angemeldet, dann brauchen Sie nichts zu tun.
events-mail-waiting-subject = Sie stehen auf der Warteliste für den { $day }
events-mail-waiting-body = Guten Tag { $name },

    alle Plätze sind vergeben:

    { $facts }

    Sie stehen auf Platz { $place } der Warteliste. Wird ein Platz frei, bieten wir ihn Ihnen per Mail an.
    Unter diesem Link sehen Sie, wo Sie stehen, und können sich abmelden:
    { $link }
events-mail-known-subject = Sie sind schon angemeldet für den { $day }
events-mail-known-body = Guten Tag { $name },

    jemand hat Ihre Adresse noch einmal angemeldet:

    { $facts }

    An Ihrer Anmeldung hat sich nichts geändert. Hier sehen Sie, wie sie steht:
    { $link }
events-mail-offered-subject = Ein Platz ist frei geworden für den { $day }
events-mail-offered-body = Guten Tag { $name },

    ein Platz ist frei geworden:

    { $facts }

    Er ist bis { $until } für Sie reserviert. Bitte nehmen Sie ihn an, oder sagen Sie ab:
    { $link }
events-mail-confirmed-subject = Ihr Platz am { $day } ist bestätigt
events-mail-confirmed-body = Guten Tag { $name },

    Ihr Platz ist bestätigt:

    { $facts }

    Die Kalenderdatei liegt bei. Können Sie nicht kommen, dann sagen Sie bitte ab; jemand anderes freut sich:
    { $link }
events-mail-cancelled-subject = Sie haben für den { $day } abgesagt
events-mail-cancelled-body = Guten Tag { $name },

    Ihre Anmeldung ist gelöscht:

    { $facts }

    Neue Termine stehen auf unserer Seite.
events-mail-reminder-subject = Morgen: { $day }
events-mail-reminder-body = Guten Tag { $name },

    morgen ist es so weit:

    { $facts }

    Können Sie nicht kommen, dann sagen Sie bitte ab:
    { $link }
