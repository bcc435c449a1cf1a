sign-in-email = Mailadresse
sign-in-password = Passwort
sign-in-code = Einmalcode
sign-in-code-hint = Sechs Ziffern aus Ihrer Authenticator-App.
sign-in-submit = Anmelden
sign-in-forgotten = Passwort vergessen oder noch keines gesetzt?
forgotten-title = Passwort setzen
forgotten-what = Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort setzen. Er gilt sieben Tage und nur einmal.
forgotten-email = Mailadresse
forgotten-submit = Link schicken
forgotten-sent = Wenn es zu dieser Adresse einen Zugang gibt, ist der Link unterwegs.
password-title = Neues Passwort
password-password = Neues Passwort
password-password-hint = Mindestens 15 Zeichen; ein ganzer Satz ist gut. Mit Einmalcode genügen 8.
password-again = Noch einmal
password-submit = Passwort speichern
password-set = Ihr Passwort ist gesetzt. Bitte melden Sie sich an.
sessions-what = Hier sind Sie angemeldet. Was Sie nicht kennen, beenden Sie.
sessions-browser = Gerät
sessions-begun = Begonnen
sessions-seen = Zuletzt benutzt
sessions-here = Dieses Gerät
sessions-end = Beenden
session-closed = Die Anmeldung ist beendet.
people-email-known = Zu dieser Mailadresse kennen wir schon jemanden. Wenn Sie es sind, melden Sie sich bitte an.
people-password-short = Das Passwort ist zu kurz: mindestens { $least } Zeichen.
people-password-long = Das Passwort ist zu lang: höchstens { $most } Zeichen.
people-password-easy = Dieses Passwort ist leicht zu erraten. Nehmen Sie am besten einen Satz, den nur Sie kennen.
people-passwords-differ = Die beiden Eingaben sind verschieden.
people-link-ended = Dieser Link gilt nicht mehr. Fordern Sie bitte einen neuen an.
people-sign-in-wrong = Mailadresse, Passwort oder Code stimmen nicht.
people-code-missing = Bitte geben Sie jetzt den Einmalcode ein (und noch einmal Ihr Passwort).
people-code-wrong = Dieser Code stimmt nicht oder wurde schon benutzt. Bitte warten Sie auf den nächsten.
people-code-not-enrolled = Für dieses Konto ist ein Einmalcode Pflicht, aber noch keiner eingerichtet. Bitte wenden Sie sich an den Vorstand.
role-member = Mitglied
role-adviser = Beratung
role-payroll = Lohnbüro
role-finance = Buchhaltung
role-board = Vorstand
role-supervisory = Aufsichtsrat
role-auditor = Prüfung
role-house = Das Haus
mail-login-link-subject = Ihr Zugang zu Ensemble
mail-login-link-body =
    Guten Tag { $name },

    mit diesem Link setzen Sie Ihr Passwort. Er gilt { $days } Tage und nur einmal:
    { $link }

    Wenn Sie das nicht wollten, brauchen Sie nichts zu tun.
audit-what = Jede Handlung hinterlässt eine Zeile. Jede Zeile trägt die Prüfsumme der vorigen, so bleibt keine Änderung unbemerkt.
audit-all = Alle Zeilen
audit-empty = Zu diesem Vorgang gibt es keine Zeile.
audit-number = Nr.
audit-at = Wann
audit-who = Wer
audit-act = Handlung
audit-record = Vorgang
audit-details = Angaben
audit-more = Ältere Zeilen
