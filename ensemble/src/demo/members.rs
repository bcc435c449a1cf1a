//! Members join, are admitted and pay their shares.

use super::{
    Filling,
    bank::Movement,
    hour,
    names::{Name, name, pick},
    staff::{STAFF, set_password, who_of},
};
use crate::{
    base::{Day, Email, FromField, Id, Lang, Line},
    boards,
    db::{Tx, Who},
    members::{self, Member, NewDeclaration},
    people::{Person, Role},
    shares,
};
use anyhow::{Context as _, anyhow};
use rand::RngExt as _;

const STATUTES: &str = include_str!("statutes.txt");
/// Members who join in one transaction.
const PIECE: u32 = 50;

/// A member of the demo.
#[derive(Clone, Copy)]
pub(super) struct Joined {
    pub person: Id<Person>,
    pub member: Id<Member>,
}

pub(super) fn read<T: FromField>(text: &str) -> anyhow::Result<T> {
    T::from_field(text).map_err(|refusal| anyhow!("{}: {text}", refusal.code))
}

/// The member who signs in with the address that the demo prints.
pub const MEMBER: &str = "mitglied1@example.org";

impl Filling {
    pub(super) async fn adopt_statutes(&mut self) -> anyhow::Result<()> {
        let mut tx = self.act(self.board().await?, hour(self.first_day(), 10)).await?;
        members::adopt_statutes(&mut tx, "2025-1", self.first_day(), STATUTES).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The board, as it acts.
    pub(super) async fn board(&self) -> anyhow::Result<Who> {
        who_of(&self.app, Role::Board).await
    }

    /// Everybody who works at the desk is a member too (§ 9(2) GenG asks it of the boards), then the others join day by day.
    pub(super) async fn members_join(&mut self) -> anyhow::Result<Vec<Joined>> {
        let board = self.board().await?;
        let mut joined = Vec::new();
        let mut tx = self.act(Who::visitor(), hour(self.first_day(), 11)).await?;
        for (_, given, family, email) in STAFF {
            let person =
                Name { given, family, email: (*email).to_owned(), street: "Gemeinschaftsstraße 12".to_owned(), town: ("12043", "Berlin") };
            joined.push(self.join(&mut tx, &board, &person, 2).await?);
        }
        tx.commit().await?;
        let days = i64::from((self.demo.today - self.first_day()).get_days()).max(60) - 40;
        let members = self.demo.members - u32::try_from(STAFF.len())?;
        for from in (1..=members).step_by(usize::try_from(PIECE)?) {
            let day = self.day_after(i64::from(from) * days / i64::from(members.max(1)));
            let mut tx = self.act(Who::visitor(), hour(day, 12)).await?;
            for number in from..(from + PIECE).min(members + 1) {
                let person = name(&mut self.chance, number);
                let wanted = self.some_shares(number);
                joined.push(self.join(&mut tx, &board, &person, wanted).await?);
            }
            tx.commit().await?;
            if from % 5_000 == 1 && from > 1 {
                self.say(&format!("{from} of {members} members"));
            }
        }
        let mut tx = self.act(Who::house(), hour(self.demo.today, 8)).await?;
        set_password(&mut tx, &read(MEMBER)?).await?;
        tx.commit().await?;
        Ok(joined)
    }

    /// One to fifty shares, most members one.
    fn some_shares(&mut self, number: u32) -> u32 {
        match number {
            1 => 1,
            2 => 50,
            _ => pick(&mut self.chance, &[1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 5, 10, 20, 50], 1),
        }
    }

    async fn join(&mut self, tx: &mut Tx, board: &Who, person: &Name, wanted: u32) -> anyhow::Result<Joined> {
        tx.acting_as(Who::visitor());
        let receipt = members::hand_over_statutes(tx).await?.receipt;
        let (year, month, day) = (self.chance.random_range(1958..2003), self.chance.random_range(1..=12), self.chance.random_range(1..=28));
        let new = NewDeclaration {
            given_name: read(person.given)?,
            family_name: read(person.family)?,
            email: read::<Email>(&person.email)?,
            lang: pick(&mut self.chance, &[Lang::De, Lang::De, Lang::En], Lang::De),
            street: read::<Line>(&person.street)?,
            postcode: read(person.town.0)?,
            city: read(person.town.1)?,
            country: read("DE")?,
            born_on: Day::new(year, month, day)?,
            shares: wanted,
            receipt,
            statutes_received: true,
            duty_accepted: true,
            privacy_accepted: true,
            newsletter: self.chance.random_range(0..3) == 0,
        };
        let declared = members::declare(tx, &new).await?.declaration.context("an address occurs twice")?;
        tx.acting_as(board.clone());
        let admitted = shares::admit(tx, declared).await?;
        Ok(Joined { person: admitted.person, member: admitted.member })
    }

    /// The boards take office: who sits in them is known by the address.
    pub(super) async fn boards_take_office(&mut self, joined: &[Joined]) -> anyhow::Result<()> {
        let (since, until) = (self.first_day(), self.day_after(3 * 365));
        let mut tx = self.act(self.board().await?, hour(since, 15)).await?;
        // The board of the desk, and four ordinary members beside the chair in the supervisory board.
        let of = |at: usize| joined.get(at).copied().context("too few members");
        boards::appoint(&mut tx, boards::Body::Management, of(3)?.person, true, (since, Some(until)), true).await?;
        boards::appoint(&mut tx, boards::Body::Management, of(2)?.person, false, (since, Some(until)), true).await?;
        boards::appoint(&mut tx, boards::Body::Supervisory, of(4)?.person, true, (since, Some(until)), true).await?;
        for at in 8..12 {
            boards::appoint(&mut tx, boards::Body::Supervisory, of(at)?.person, false, (since, Some(until)), true).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Members pay their shares by transfer, each by her own reference; every fortieth has not paid yet.
    pub(super) async fn shares_are_paid(&mut self, joined: &[Joined]) -> anyhow::Result<()> {
        let mut tx = self.act(Who::house(), hour(self.demo.today, 7)).await?;
        let share = self.app.house.settings().share_cents;
        for (at, one) in (0_u32..).zip(joined).filter(|(at, _)| at % 40 != 39) {
            let member = members::member(&mut tx, one.member).await?;
            let day = shares::due_on(member.joined_on).min(self.yesterday()?);
            self.bank.pays(Movement {
                day,
                amount: share * i64::from(member.shares),
                party: member.name(),
                iban: papers::Iban::german("12030000", &format!("{:010}", 7_000_000 + at)).ok(),
                reference: shares::reference_of(&mut tx, one.member).await?,
                purpose: String::new(),
            });
        }
        Ok(())
    }
}
