//! The General Assemblies of the demo: one that is held today, so that a visitor can live a vote, and the ordinary one to come.

use super::{Filling, hour};
use crate::{
    assembly::{self, Form, NewAssembly, NewItem, Subject},
    base::Day,
};
use anyhow::Context as _;
use jiff::ToSpan as _;

/// Invitations in one transaction.
const CHUNK: i64 = 500;
/// Days from the call to the assembly: the law asks for 14 whole days between.
const NOTICE_DAYS: i64 = 21;
const ACCESS: &str = "Sie melden sich mit Ihrem Zugang an und wählen „Online teilnehmen“. Dort sehen Sie die Punkte, geben Ihre Stimme ab und können Widerspruch erklären. Wortmeldungen nimmt die Leitung über die Telefonnummer +49 30 5550100 entgegen.";

impl Filling {
    /// Both assemblies are called and every member is invited.
    pub(super) async fn assemblies_are_called(&mut self) -> anyhow::Result<()> {
        let today = self.demo.today;
        let held = today.checked_add((NOTICE_DAYS - 1).days())?;
        self.assembly_is_called(today.checked_sub(NOTICE_DAYS.days())?, today, "Außerordentliche Generalversammlung", &questions()).await?;
        let year = held.year();
        let in_time = held <= Day::new(year, 6, 30)?;
        // The accounts are adopted in the first six months (§ 48(1) GenG); later in the year an assembly has other matters.
        let (title, agenda) = if in_time {
            (format!("Ordentliche Generalversammlung {year}"), ordinary(year - 1))
        } else {
            (format!("Herbstversammlung {year}"), autumn())
        };
        self.assembly_is_called(today.checked_sub(1.day())?, held, &title, &agenda).await
    }

    async fn assembly_is_called(&mut self, called_on: Day, held_on: Day, title: &str, agenda: &[NewItem]) -> anyhow::Result<()> {
        let mut tx = self.act(self.board().await?, hour(called_on, 10)).await?;
        let new = NewAssembly {
            title: title.to_owned(),
            form: Form::Hybrid,
            place: "Gemeinschaftsstraße 12, 12043 Berlin".to_owned(),
            held_on,
            // The demo's day begins at nine: who visits it may open today's assembly at once.
            begins: if held_on == self.demo.today { "09:00" } else { "18:00" }.to_owned(),
            year_began_on: Day::new(held_on.year(), 1, 1)?,
            access: ACCESS.to_owned(),
        };
        let id = assembly::call(&mut tx, &new, agenda).await.with_context(|| format!("{title} on {held_on}"))?;
        tx.commit().await?;
        loop {
            let mut tx = self.act(self.board().await?, hour(called_on, 11)).await?;
            let invited = assembly::invite_some(&mut tx, id, CHUNK).await?;
            tx.commit().await?;
            if invited == 0 {
                return Ok(());
            }
        }
    }
}

fn questions() -> Vec<NewItem> {
    vec![
        Subject::Report.item("Bericht des Vorstands", "Der Vorstand berichtet über das laufende Geschäftsjahr und den Garantiefonds."),
        Subject::Other.item(
            "Beitritt zum Verein Zusammen e.V.",
            "Die Genossenschaft tritt dem Verein Zusammen e.V. als förderndes Mitglied bei; der Beitrag beträgt 600 € im Jahr.",
        ),
        Subject::Statutes.item(
            "Änderung der Satzung: Zweigniederlassung",
            "Die Satzung wird um den Satz ergänzt: „Die Genossenschaft kann Zweigniederlassungen errichten.“",
        ),
    ]
}

fn ordinary(year: i16) -> Vec<NewItem> {
    vec![
        Subject::Report.item(
            format!("Bericht des Vorstands und des Aufsichtsrats über {year}"),
            format!("Vorstand und Aufsichtsrat berichten über das Geschäftsjahr {year}."),
        ),
        Subject::AdoptAccounts.item(
            format!("Feststellung des Jahresabschlusses {year}"),
            format!("Der Jahresabschluss {year} wird in der vorgelegten Fassung festgestellt."),
        ),
        Subject::Result.item(
            format!("Verwendung des Ergebnisses {year}"),
            format!("Das Ergebnis des Geschäftsjahres {year} wird den Rücklagen zugewiesen."),
        ),
        Subject::DischargeBoard
            .item("Entlastung des Vorstands", format!("Dem Vorstand wird für das Geschäftsjahr {year} Entlastung erteilt.")),
        Subject::DischargeSupervisory
            .item("Entlastung des Aufsichtsrats", format!("Dem Aufsichtsrat wird für das Geschäftsjahr {year} Entlastung erteilt.")),
    ]
}

fn autumn() -> Vec<NewItem> {
    vec![
        Subject::Report.item("Bericht des Vorstands", "Der Vorstand berichtet über das laufende Geschäftsjahr."),
        Subject::Other.item("Programm des kommenden Jahres", "Die Versammlung billigt das vorgelegte Programm für das kommende Jahr."),
    ]
}
