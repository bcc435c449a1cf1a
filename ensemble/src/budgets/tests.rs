//! Budgets, as the acts of other rooms move them.

use super::*;
use crate::{
    app::App,
    base::{Cents, Day, Error, Id},
    db::{Tx, Who},
    ledger::{self, Account, Line, NewEntry, Source},
    people::Role,
    testing,
};
use rust_decimal::Decimal;

const DAY: Day = Day::constant(2026, 3, 2);

fn invoiced(budget: Id<Budget>, source: &str, net: i64, vat: i64, guaranteed: bool) -> Invoiced<'static> {
    let (net_cents, vat_cents) = (Cents(net), Cents(vat));
    Invoiced { budget, source: source.to_owned(), day: DAY, text: "R-2026-0001", net_cents, vat_cents, guaranteed }
}

async fn member_with_budget(app: &App) -> (Who, Id<Budget>, Tx) {
    let ada = testing::somebody(app, "Ada", &[Role::Member]).await;
    let mut tx = app.act(ada.clone()).await.unwrap();
    let eg = ledger::entity(&mut tx, "eg").await.unwrap();
    let budget = open(&mut tx, ada.person.unwrap(), eg.id).await.unwrap();
    (ada, budget, tx)
}

fn refused(outcome: crate::base::Outcome<()>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    }
}

// R1
#[test]
fn the_fee_is_rounded_half_up_once_per_invoice() {
    let nine = Decimal::from(9);
    assert_eq!(fee(Cents(400_000), nine), Cents(36_000)); // 4,000.00 x 9 % = 360.00
    assert_eq!(fee(Cents(12_350), nine), Cents(1_112)); // 123.50 x 9 % = 11.115
    assert_eq!(fee(Cents(12_349), nine), Cents(1_111)); // 123.49 x 9 % = 11.1141
}

// R6
#[test]
fn part_payments_never_release_a_cent_too_much_and_the_last_one_closes() {
    // 3,640.00 of 4,760.00: a first payment of 1,000.00 counts 1000 x 3640 / 4760 = 764.705…
    let (credited, gross) = (Cents(364_000), Cents(476_000));
    assert_eq!(paid_part(credited, gross, Cents(100_000)), Cents(76_470));
    assert_eq!(paid_part(credited, gross, Cents::ZERO), Cents::ZERO);
    assert_eq!(paid_part(credited, gross, gross), credited);
    assert_eq!(paid_part(credited, gross, Cents(500_000)), credited, "what is paid too much is not the budget's");
}

/// The example of the manual: 4,760.00 from the client, a salary that cost 3,630.44, of which 2,031.87 reached the account.
#[test]
fn the_waterfall_leads_from_the_client_to_the_account() {
    let flow = Flow {
        client_cents: Cents(476_000),
        vat_cents: Cents(76_000),
        fee_cents: Cents(36_000),
        used_cents: Cents(363_044),
        net_pay_cents: Cents(203_187),
    };
    let steps: Vec<_> = waterfall(&flow).iter().map(|s| (s.key, s.amount_cents.0, s.to_cents.0)).collect();
    assert_eq!(
        steps,
        [
            ("client", 476_000, 476_000),
            ("vat", -76_000, 400_000),
            ("fee", -36_000, 364_000),
            ("budget", 364_000, 364_000),
            ("deductions", -159_857, 204_143), // 3,630.44 - 2,031.87 = 1,598.57
            ("net-pay", -203_187, 956),
            ("rest", 956, 956), // 3,640.00 - 3,630.44 = 9.56
        ]
    );
}

// R2
#[tokio::test]
async fn a_person_has_one_budget_at_an_entity() {
    for app in testing::houses("2026-03-02").await {
        let (ada, budget, mut tx) = member_with_budget(&app).await;
        let (eg, gmbh) = (ledger::entity(&mut tx, "eg").await.unwrap(), ledger::entity(&mut tx, "bildungswerk").await.unwrap());
        let person = ada.person.unwrap();
        assert_eq!(open(&mut tx, person, eg.id).await.unwrap(), budget);
        assert_ne!(open(&mut tx, person, gmbh.id).await.unwrap(), budget);
        assert_eq!(of_person(&mut tx, person).await.unwrap().len(), 2);
        tx.commit().await.unwrap();
        let eve = testing::somebody(&app, "Eve", &[Role::Member]).await;
        let mut tx = app.act(eve).await.unwrap();
        assert!(matches!(open(&mut tx, person, eg.id).await, Err(Error::NotAllowed(_))), "another member's budget");
    }
}

// R3
#[tokio::test]
async fn a_salary_costs_at_most_what_is_paid_or_guaranteed_and_not_yet_used() {
    for app in testing::houses("2026-03-02").await {
        let (_, budget, mut tx) = member_with_budget(&app).await;
        let planned = plan(&mut tx, budget, "order-1", "Website", Cents(400_000)).await.unwrap();
        assert_eq!(planned, Cents(364_000));
        assert_eq!(figures(&mut tx, budget).await.unwrap().available_for_payroll(), Cents::ZERO, "a plan pays no salary");
        unplan(&mut tx, budget, "order-1", "Website", planned).await.unwrap();
        credit(&mut tx, &invoiced(budget, "inv-1", 400_000, 76_000, true)).await.unwrap();
        credit(&mut tx, &invoiced(budget, "inv-2", 100_000, 19_000, false)).await.unwrap();
        let after = figures(&mut tx, budget).await.unwrap();
        assert_eq!((after.planned_cents, after.guaranteed_cents, after.waiting()), (Cents::ZERO, Cents(364_000), Cents(91_000)));
        let salary = |id: &str, cost: i64| Salary {
            budget,
            source: Source::new("payslip", id),
            cost_cents: Cents(cost),
            net_pay_cents: Cents(203_187),
        };
        // 3,640.00 bear 3,630.44; of the 9.56 that are left a second salary of the same run cannot cost 9.57
        let borne = use_for_salaries(&mut tx, &[salary("march", 363_044), salary("march, second", 957)], "März").await.unwrap();
        assert_eq!(borne, [true, false]);
        assert_eq!(refused(use_for(&mut tx, budget, Cents(957), Source::new("payslip", "april")).await), "budgets-not-enough");
        use_for(&mut tx, budget, Cents(956), Source::new("payslip", "april")).await.unwrap();
        // The unguaranteed client pays: 1,000.00 net less 90.00 fee can be used now.
        let paid =
            PaidPart { budget, source: "match-1".into(), day: DAY, text: "R-2026-0002", amount_cents: Cents(91_000), guaranteed: false };
        mark_paid(&mut tx, &paid).await.unwrap();
        let after = figures(&mut tx, budget).await.unwrap();
        assert_eq!((after.available_for_payroll(), after.waiting()), (Cents(91_000), Cents::ZERO));
        assert_eq!(after.net_pay_cents, Cents(203_187));
    }
}

// R4
#[tokio::test]
async fn a_credit_note_takes_everything_back_to_the_cent() {
    for app in testing::houses("2026-03-02").await {
        let (_, budget, mut tx) = member_with_budget(&app).await;
        let invoice = invoiced(budget, "inv-1", 12_350, 2_347, true);
        let credited = credit(&mut tx, &invoice).await.unwrap();
        assert_eq!((credited.fee_cents, credited.amount()), (Cents(1_112), Cents(11_238)));
        let part = paid_part(credited.amount(), Cents(14_697), Cents(5_000)); // 112.38 x 50.00 / 146.97 = 38.23…
        assert_eq!(part, Cents(3_823));
        let paid = PaidPart { budget, source: "m".into(), day: DAY, text: "", amount_cents: part, guaranteed: true };
        mark_paid(&mut tx, &paid).await.unwrap();
        let half = figures(&mut tx, budget).await.unwrap();
        assert_eq!((half.paid_cents, half.guaranteed_cents), (Cents(3_823), Cents(7_415))); // 112.38 - 38.23 = 74.15
        reverse(&mut tx, "note-1", &invoice, credited, part).await.unwrap();
        assert_eq!(figures(&mut tx, budget).await.unwrap(), Figures::default());
    }
}

// R5
#[tokio::test]
async fn the_books_show_what_the_budget_shows() {
    for app in testing::houses("2026-03-02").await {
        let (_, budget, mut tx) = member_with_budget(&app).await;
        let eg = ledger::entity(&mut tx, "eg").await.unwrap();
        let credited = credit(&mut tx, &invoiced(budget, "inv-1", 400_000, 76_000, true)).await.unwrap();
        let lines = [
            Line::debit(Account::Receivable, "inv-1", Cents(476_000)),
            Line::credit(Account::VatPayable, "19", Cents(76_000)),
            Line::credit(Account::Revenue, "S-19", Cents(400_000)),
        ];
        let lines = lines.into_iter().chain(credited.lines());
        let entry = NewEntry::balanced(eg.id, DAY, "R-2026-0001", Source::new("invoice", "inv-1"), lines).unwrap();
        ledger::post(&mut tx, &entry).await.unwrap();
        let balance = ledger::balance(&mut tx, eg.id, Account::Budgets, Some(&budget.to_string())).await.unwrap();
        assert_eq!(-balance, figures(&mut tx, budget).await.unwrap().balance());
        assert_eq!(-balance, Cents(364_000));
        let all = figures_of_entity(&mut tx, eg.id).await.unwrap();
        assert_eq!(all.values().map(Figures::balance).sum::<Cents>(), Cents(364_000));
    }
}

// R7 and R8
#[test]
fn no_statement_changes_a_move_and_no_verb_pays_a_share() {
    for text in [include_str!("store.rs"), include_str!("acts.rs")] {
        assert!(!text.contains("UPDATE ") && !text.contains("DELETE "));
        assert!(!text.contains("shares::") && !text.contains("Account::Shares"));
    }
}

#[tokio::test]
async fn the_same_invoice_is_credited_once() {
    for app in testing::houses("2026-03-02").await {
        let (_, budget, mut tx) = member_with_budget(&app).await;
        credit(&mut tx, &invoiced(budget, "inv-1", 400_000, 76_000, true)).await.unwrap();
        assert!(credit(&mut tx, &invoiced(budget, "inv-1", 400_000, 76_000, true)).await.is_err());
    }
}
