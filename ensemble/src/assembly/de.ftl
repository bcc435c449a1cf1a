# The General Assembly
assembly-form-physical = Präsenzversammlung
assembly-form-virtual = virtuelle Versammlung
assembly-form-hybrid = hybride Versammlung: vor Ort oder online
assembly-form-stretched = gestrecktes Verfahren: erst Erörterung, dann Abstimmung
mail-assembly-subject = Einladung: { $title }
mail-assembly-body = Guten Tag { $name },

    wir laden Sie zur Generalversammlung „{ $title }“ am { $day } ein. Ort: { $place }. Form: { $form }.

    Tagesordnung:
    { $agenda }

    Sie haben eine Stimme, gleich wie viele Anteile Sie halten. Sie können ein anderes Mitglied in Textform bevollmächtigen; niemand darf mehr als zwei Mitglieder vertreten. Hier nehmen Sie teil: { $link }
assembly-late-call = Dieser Tag ist zu nah: Die Einladung muss spätestens am { $last } abgehen, zwei Wochen vorher. Wählen Sie einen späteren Tag.
assembly-access-missing = Geben Sie an, wie Mitglieder elektronisch teilnehmen. Die Einladung muss es nennen.
assembly-agenda-empty = Die Tagesordnung ist leer. Fügen Sie mindestens einen Punkt hinzu.
assembly-after-six-months = Der Jahresabschluss ist in den ersten sechs Monaten des Geschäftsjahres festzustellen, spätestens am { $last }. Wählen Sie einen früheren Tag.
assembly-late-item = Für einen weiteren Punkt ist es zu spät: Er war spätestens am { $last } anzukündigen, eine Woche vorher. Er kann beraten, aber nicht beschlossen werden.
assembly-late-documents = Es ist zu spät: Abschluss und Berichte waren spätestens am { $last } auszulegen.
assembly-documents-missing = Abschluss und Berichte lagen nicht eine Woche vorher aus. Der Abschluss kann nicht festgestellt werden.
assembly-unannounced = Dieser Punkt wurde nicht eine Woche vorher angekündigt. Er kann nicht beschlossen werden.
assembly-other-day = Die Versammlung kann nur an ihrem Tag eröffnet werden, am { $day }.
assembly-uninvited = { $count } Mitglieder sind noch nicht eingeladen. Vor der Eröffnung müssen alle Mitglieder eingeladen sein.
assembly-not-open = Die Versammlung ist nicht eröffnet.
assembly-state = Dieser Schritt passt nicht zum Stand der Versammlung oder des Punktes.
assembly-manner = Diese Form der Versammlung kennt diese Art der Teilnahme nicht.
assembly-here-already = Dieses Mitglied ist bereits anwesend.
assembly-not-present = Dieses Mitglied ist nicht anwesend, und niemand Anwesendes darf für es stimmen.
assembly-excluded = Wer entlastet werden soll, stimmt darüber nicht ab, weder für sich noch für andere.
assembly-proxy-self = Für sich selbst braucht ein Mitglied keine Vollmacht.
assembly-proxy-given = Dieses Mitglied hat bereits eine Vollmacht erteilt.
assembly-proxy-full = Niemand darf mehr als { $most } Mitglieder vertreten. Wählen Sie eine andere Person.
assembly-no-vote = Ein Bericht wird gehört; darüber wird nicht abgestimmt.
assembly-vote-open = Eine Abstimmung ist offen oder noch ohne Feststellung. Schließen Sie sie zuerst ab.
assembly-vote-closed = Diese Abstimmung ist nicht offen.
assembly-voted = Dieses Mitglied hat bereits abgestimmt.
assembly-finding-empty = Schreiben Sie, was die Leitung feststellt: was beschlossen ist.
assembly-not-counted = Diese Abstimmung ist noch nicht ausgezählt, oder ihr Ergebnis ist bereits festgestellt.
assembly-signatory = Die Niederschrift unterschreiben die Leitung und ein anwesendes Vorstandsmitglied.
assembly-signed = Diese Unterschrift liegt bereits vor.
