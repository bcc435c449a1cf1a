//! Employment and three months of payroll, with four eyes and the guarantee fund.

use super::{Filling, hour, names::pick, staff::who_of, working::Worker};
use crate::{
    base::{Cents, Day, Id},
    budgets,
    db::Who,
    fund, ledger,
    payroll::{self, Facts, Hours, Request, Run},
    people::{self, Role},
};
use anyhow::Context as _;

impl Filling {
    pub(super) async fn fund_is_endowed(&mut self) -> anyhow::Result<()> {
        let mut tx = self.act(self.board().await?, hour(self.first_day(), 16)).await?;
        let entity = ledger::entity(&mut tx, "eg").await?;
        fund::endow(&mut tx, entity.id, Cents::euros(250_000)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Each worker records facts, asks for the greatest salary her budget carries, and is employed from the 1st.
    pub(super) async fn workers_are_employed(&mut self, workers: &[Worker]) -> anyhow::Result<()> {
        let adviser = who_of(&self.app, Role::Adviser).await?;
        let (asked, starts_on) = (self.in_month(4, 22)?, self.in_month(3, 1)?);
        for (at, worker) in (0_u32..).zip(workers) {
            let facts = self.facts(at)?;
            let mut tx = self.act(worker.who.clone(), hour(asked, 11)).await?;
            let born_on = people::person(&mut tx, worker.person).await?.born_on.context("no day of birth")?;
            let budget = budgets::figures(&mut tx, worker.budget).await?.available_for_payroll();
            let carried = payroll::offer(&facts, born_on, starts_on, budget)?.context("a budget carries no salary")?;
            payroll::record_facts(&mut tx, worker.person, starts_on, facts).await?;
            let wanted = Request { gross_cents: carried.gross_cents, weekly_hours: hours(carried.gross_cents), starts_on };
            let employment = payroll::request(&mut tx, worker.budget, &wanted).await?;
            tx.acting_as(adviser.clone());
            payroll::confirm(&mut tx, employment).await?;
            tx.acting_as(worker.who.clone());
            payroll::sign(&mut tx, employment).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// The first is single, childless and without church; the others differ.
    fn facts(&mut self, at: u32) -> anyhow::Result<Facts> {
        let first = at == 0;
        let class = if first { 1 } else { pick(&mut self.chance, &[1, 1, 1, 2, 3, 4, 4, 5], 1) };
        let children = if first { 0 } else { pick(&mut self.chance, &[0, 0, 0, 1, 1, 2, 3], 0) };
        let church = if first { None } else { pick(&mut self.chance, &[None, None, Some("ev"), Some("rk")], None) };
        Ok(Facts {
            tax_class: class,
            factor: None,
            child_allowances: (if class == 5 {
                "0".to_owned()
            } else {
                format!("{}.{}", children / 2, if children % 2 == 1 { 5 } else { 0 })
            })
            .parse()?,
            allowance_month_cents: Cents::ZERO,
            land: statute::Land::Be,
            church: church.map(str::to_owned),
            parent: children > 0,
            children_under_25: children,
            tax_id: payroll::with_tax_check_digit(&format!("86095742{:02}", at % 100)),
            // Only the first has told her number; the others are being asked for it.
            social_number: if first { "15070649C103".to_owned() } else { String::new() },
            health_fund: "Musterkasse".to_owned(),
            additional_percent: "2.9".parse()?,
            u1_percent: "0".parse()?,
            u2_percent: "0.44".parse()?,
            iban: papers::Iban::german("12030000", &format!("{:010}", 9_000_000 + at))?.to_string(),
        })
    }

    /// A month's run: prepared by payroll, released by accounting, paid, reported, locked.
    pub(super) async fn month_of_pay(&mut self, back: i32) -> anyhow::Result<Id<Run>> {
        let (preparer, second) = (who_of(&self.app, Role::Payroll).await?, who_of(&self.app, Role::Finance).await?);
        let (month, day): (Day, Day) = (self.in_month(back, 1)?, self.in_month(back, 24)?);
        let mut tx = self.act(preparer.clone(), hour(day, 9)).await?;
        let entity = ledger::entity(&mut tx, "eg").await?;
        let run = payroll::open_run(&mut tx, entity.id, month).await?;
        payroll::freeze_run(&mut tx, run).await?;
        tx.commit().await?;
        self.work_on(&preparer, run, day).await?;
        let mut tx = self.act(second.clone(), hour(day, 15)).await?;
        let exceptions = u32::try_from(payroll::exceptions(&mut tx, run).await?.len())?;
        payroll::approve_run(&mut tx, run, exceptions).await?;
        tx.commit().await?;
        self.work_on(&preparer, run, day).await?;
        let mut tx = self.act(second, hour(day, 16)).await?;
        payroll::pay_run(&mut tx, run, None).await?;
        tx.commit().await?;
        let mut tx = self.act(preparer, hour(day, 17)).await?;
        payroll::report_run(&mut tx, run).await?;
        payroll::lock_run(&mut tx, run).await?;
        tx.commit().await?;
        Ok(run)
    }

    async fn work_on(&mut self, who: &Who, run: Id<Run>, day: Day) -> anyhow::Result<()> {
        loop {
            let mut tx = self.act(who.clone(), hour(day, 10)).await?;
            let more = payroll::work_on(&mut tx, run).await?;
            tx.commit().await?;
            if !more {
                return Ok(());
            }
        }
    }
}

/// Hours a week at about 16 euros an hour, above the minimum wage, at most 40.
fn hours(gross: Cents) -> Hours {
    // A month has 52 / 12 weeks: 16.00 an hour is 69.33 for each weekly hour.
    Hours::from((gross.0 / 6_933).clamp(1, 40))
}
