//! Two info sessions, one in English with 8 of 25 seats free, one in German with 16 of 25.

use super::{Filling, hour, members::read, names::name};
use crate::{
    base::{Lang, day_in_berlin},
    db::Who,
    events::{self, NewSession},
};
use jiff::SignedDuration;

const SEATS: u32 = 25;

impl Filling {
    pub(super) async fn sessions_are_planned(&mut self) -> anyhow::Result<()> {
        let plans = [
            (Lang::En, 8, 15, 17_u32, "Infosession: work together, be employed"),
            (Lang::De, 15, 10, 9, "Infoabend: gemeinsam arbeiten, angestellt sein"),
        ];
        for (lang, days, at, taken, title) in plans {
            let day = self.demo.today.checked_add(SignedDuration::from_hours(24 * days))?;
            let starts_at = hour(day, at);
            let new = NewSession {
                title_de: read(if lang == Lang::De { title } else { "Infoabend auf Englisch" })?,
                title_en: read(if lang == Lang::En { title } else { "Info session in German" })?,
                starts_at,
                ends_at: starts_at.checked_add(SignedDuration::from_mins(75))?,
                lang,
                place: Some(read("Gemeinschaftsstraße 12, Berlin")?),
                video_link: None,
                seats: SEATS,
            };
            let adviser = super::staff::who_of(&self.app, crate::people::Role::Adviser).await?;
            let now = hour(self.demo.today, 6);
            let mut tx = self.act(adviser, now).await?;
            let session = events::plan_session(&mut tx, &new).await?;
            tx.acting_as(Who::visitor());
            for number in 0..taken {
                let guest = name(&mut self.chance, number);
                let email = read(&format!("gast{number}-{lang}@example.org"))?;
                let full = read(&format!("{} {}", guest.given, guest.family))?;
                let registered = events::register(&mut tx, session, &full, &email).await?;
                events::confirm(&mut tx, &registered.token).await?;
            }
            debug_assert_eq!(day_in_berlin(now), self.demo.today);
            tx.commit().await?;
        }
        Ok(())
    }
}
