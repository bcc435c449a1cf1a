use super::{Block, Document, Facts, Section};

/// The documentation in German, the language of the tax office (§ 87 AO).
pub fn write(facts: &Facts) -> Document {
    Document {
        title: format!("Verfahrensdokumentation {}", facts.cooperative),
        sections: vec![
            general(facts),
            organisation(facts),
            documents(),
            books(facts),
            controls(facts),
            technology(facts),
            operation(facts),
            interfaces(facts),
            keeping(),
            access(),
            history(facts),
        ],
    }
}

fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section { heading: heading.to_owned(), blocks }
}

fn text(text: impl Into<String>) -> Block {
    Block::Text(text.into())
}

fn list(items: &[&str]) -> Block {
    Block::List(items.iter().map(|item| (*item).to_owned()).collect())
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn general(facts: &Facts) -> Section {
    section(
        "Allgemeine Beschreibung",
        vec![
            text(format!(
                "Diese Dokumentation beschreibt, wie {} mit Sitz in {} Bücher und Belege mit dem Programm {} in der Version {} führt. \
                 Sie gilt ab dem {} und wurde vom Programm aus seiner Konfiguration erzeugt (GoBD Rz. 151–155).",
                facts.cooperative,
                facts.seat,
                facts.program,
                facts.version,
                facts.valid_from.strftime("%d.%m.%Y")
            )),
            text(
                "Geschäftsvorfälle sind: Beitritt und Geschäftsanteile der Mitglieder, Rechnungen an Auftraggeber, Zahlungseingänge und \
                 -ausgänge, Löhne mit Steuern und Sozialabgaben, Budgets der Mitglieder, Kurse und Veranstaltungen.",
            ),
        ],
    )
}

fn organisation(facts: &Facts) -> Section {
    let rows = facts.responsible.iter().map(|duty| vec![duty.duty.de.clone(), duty.role.de.clone()]).collect();
    section(
        "Zuständigkeiten",
        vec![
            Block::Table(cells(&["Aufgabe", "Zuständig"]), rows),
            text("Wer eine Aufgabe zu welcher Zeit hatte, steht im Protokoll der Rollen; jede Vergabe und jeder Entzug ist dort vermerkt."),
        ],
    )
}

fn documents() -> Section {
    section(
        "Belege (Anwenderdokumentation)",
        vec![list(&[
            "Ausgangsrechnungen entstehen im Programm aus der Leistung. Mit der Ausstellung erhalten sie ihre Nummer, werden als Datei \
                 (strukturierter Teil nach EN 16931, gegebenenfalls mit PDF) mit Prüfsumme SHA-256 festgeschrieben und gebucht: ein Vorgang, \
                 ganz oder gar nicht.",
            "Eine ausgestellte Rechnung wird nie geändert. Fehler werden durch Gutschrift oder Korrekturrechnung mit Bezug auf das \
                 Original berichtigt.",
            "Eingehende elektronische Rechnungen werden unverändert in der empfangenen Form aufbewahrt; maßgeblich ist der strukturierte \
                 Teil (BMF-Schreiben vom 14. Juli 2025).",
            "Kontoauszüge werden als camt.053 der Bank eingelesen und unverändert aufbewahrt; Anfangssaldo, Umsätze und Endsaldo \
                 werden bei jedem Einlesen nachgerechnet.",
            "Lohnabrechnungen werden aus Vertrag, Arbeitszeit und den amtlichen Rechenregeln des Abrechnungsmonats gerechnet und mit \
                 allen Zwischenwerten festgeschrieben.",
        ])],
    )
}

fn books(facts: &Facts) -> Section {
    let rows = facts.series.iter().map(|series| vec![series.what.de.clone(), series.form.clone()]).collect();
    section(
        "Buchführung",
        vec![
            list(&[
                "Jede Buchung ist doppelt und in sich ausgeglichen; eine Buchung, die nicht aufgeht, kann nicht entstehen.",
                "Jede Buchung nennt Tag, Text, Betrag, Konten und den Beleg, aus dem sie stammt (Belegfunktion, GoBD Rz. 61). Vom Beleg \
                 zur Buchung und zurück führt ein Verweis (progressive und retrograde Prüfbarkeit, Rz. 33).",
                "Buchungen werden angehängt, nie geändert oder gelöscht. Berichtigt wird durch Stornobuchung (Unveränderbarkeit, Rz. 107).",
                "Beträge sind ganze Cent; gerundet wird kaufmännisch an den Stellen, die Gesetz und Rechnungsnorm nennen.",
            ]),
            text("Nummernkreise sind lückenlos; eine Nummer wird im selben Vorgang vergeben, der den Beleg festschreibt:"),
            Block::Table(cells(&["Was", "Form"]), rows),
        ],
    )
}

fn controls(facts: &Facts) -> Section {
    let four_eyes = facts.four_eyes.iter().map(|act| act.de.clone()).collect();
    section(
        "Internes Kontrollsystem (GoBD Rz. 100–102)",
        vec![
            list(&[
                "Zugang nur mit persönlichem Konto; Rechte nach Rollen, bei jedem Zugriff geprüft.",
                "Jede Änderung wird mit Zeit, handelnder Person und Inhalt protokolliert. Die Einträge sind durch Prüfsummen verkettet: \
                 Eine nachträgliche Änderung fällt auf.",
                "Ein Prüflauf des Programms rechnet Salden, Nummernkreise, Belege und die Kette der Prüfsummen nach.",
                "Rechnungen werden vor der Ausstellung nach den Regeln der EN 16931 geprüft; Zahlungsdateien vor der Ausgabe nach den Regeln \
                 der Deutschen Kreditwirtschaft.",
            ]),
            text("Diese Vorgänge brauchen eine zweite Person:"),
            Block::List(four_eyes),
        ],
    )
}

fn technology(facts: &Facts) -> Section {
    let source = if facts.source.is_empty() { String::new() } else { format!(" Der Quelltext dieser Version: {}.", facts.source) };
    section(
        "Technische Systemdokumentation",
        vec![
            text(format!(
                "{} ist ein einzelnes Programm mit einer Datenbank ({}). Es ist quelloffen; die Beschreibung des Aufbaus und der Tabellen \
                 liegt dem Quelltext bei.{source}",
                facts.program, facts.operation.database
            )),
            text(
                "Belegdateien liegen in der Datenbank zusammen mit ihrer Prüfsumme. PDF-Dokumente werden ohne Uhr und Netz gesetzt: Dieselben \
                 Werte ergeben dieselben Bytes, sodass ein Dokument neu erzeugt und verglichen werden kann.",
            ),
        ],
    )
}

fn operation(facts: &Facts) -> Section {
    let operation = &facts.operation;
    let restored = operation.restored_on.map_or_else(
        || "Eine Rücksicherung wurde noch nicht geprüft.".to_owned(),
        |day| format!("Die Rücksicherung wurde zuletzt am {} geprüft.", day.strftime("%d.%m.%Y")),
    );
    section(
        "Betriebsdokumentation",
        vec![
            text(format!("Betreiber: {}. Standort der Daten: {}.", operation.operator, operation.country.de)),
            text(format!("Sicherung: {}; Ort: {}. {restored}", operation.backup.de, operation.backup_place.de)),
            text(
                "Eine neue Version wird nach einer Sicherung eingespielt; die Umstellung der Datenbank läuft mit dem Start und wird \
                 protokolliert. Diese Dokumentation wird danach neu erzeugt und die frühere aufbewahrt.",
            ),
        ],
    )
}

fn interfaces(facts: &Facts) -> Section {
    let row = |interface: &super::Interface| vec![interface.with.de.clone(), interface.form.clone(), interface.when.de.clone()];
    section("Schnittstellen", vec![Block::Table(cells(&["Mit", "Form", "Wann"]), facts.interfaces.iter().map(row).collect())])
}

fn keeping() -> Section {
    section(
        "Aufbewahrung (§ 147 AO, § 257 HGB)",
        vec![
            Block::Table(
                cells(&["Unterlage", "Jahre", "Beginn"]),
                vec![
                    cells(&[
                        "Bücher, Inventare, Jahresabschlüsse, Verfahrensdokumentation",
                        "10",
                        "Ende des Jahres der letzten Eintragung",
                    ]),
                    cells(&["Buchungsbelege", "8", "Ende des Jahres der Entstehung"]),
                    cells(&["Handels- und Geschäftsbriefe, sonstige Unterlagen", "6", "Ende des Jahres von Empfang oder Absendung"]),
                    cells(&["Lohnkonten (§ 41 EStG)", "6", "Ende des Jahres der letzten Eintragung"]),
                ],
            ),
            text("Nie endet eine Frist, solange die Festsetzungsfrist der Steuer läuft (§ 147 Abs. 3 AO)."),
        ],
    )
}

fn access() -> Section {
    section(
        "Datenzugriff der Finanzverwaltung (§ 147 Abs. 6 AO)",
        vec![list(&[
            "Z1, unmittelbar: ein Konto mit der Rolle Prüfung sieht Bücher, Belege und Protokolle und kann nichts ändern.",
            "Z2, mittelbar: das Programm wertet nach Vorgabe der Prüfung aus.",
            "Z3, Überlassung: Tabellen mit Beschreibung (index.xml nach dem Beschreibungsstandard) und die Belege als Dateien.",
        ])],
    )
}

fn history(facts: &Facts) -> Section {
    let row =
        |version: &super::Version| vec![version.version.clone(), version.from.strftime("%d.%m.%Y").to_string(), version.change.de.clone()];
    section(
        "Versionen",
        vec![Block::Table(cells(&["Version", "Ab", "Was sich für die Bücher änderte"]), facts.history.iter().map(row).collect())],
    )
}
