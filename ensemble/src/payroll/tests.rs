//! From the request of a salary to the payslip, the payment file and the refill of the fund, on both engines.

use super::*;
use crate::{
    app::App,
    base::{Cents, Day, Error, FromField, Id, Lang, Line, Outcome},
    budgets::{self, Budget, Invoiced, PaidPart},
    db::{Tx, Who},
    documents, fund,
    ledger::{self, Account, NewEntry, Source},
    people::Role,
    testing::{self, on},
};

const MARCH: Day = Day::constant(2026, 3, 1);

/// Class I, childless, no church, fund 2.9 %, no U1, U2 0.44 %: the journey's member.
fn facts() -> Facts {
    Facts {
        tax_class: 1,
        factor: None,
        child_allowances: "0".parse().unwrap(),
        allowance_month_cents: Cents::ZERO,
        land: statute::Land::Be,
        church: None,
        parent: false,
        children_under_25: 0,
        tax_id: "86095742719".to_owned(),
        social_number: "15070649C103".to_owned(),
        health_fund: "Musterkasse".to_owned(),
        additional_percent: "2.9".parse().unwrap(),
        u1_percent: "0".parse().unwrap(),
        u2_percent: "0.44".parse().unwrap(),
        iban: "DE02 1203 0000 0000 2020 51".to_owned(),
    }
}

fn wanted(gross: i64, hours: i64, starts_on: Day) -> Request {
    Request { gross_cents: Cents(gross), weekly_hours: Hours::from(hours), starts_on }
}

fn refused<T>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was not refused"),
    }
}

/// A confirmed client's invoice of 4,000.00 net and 760.00 tax, guaranteed, not yet paid, booked as work does it.
async fn invoice(tx: &mut Tx, budget: Id<Budget>, number: &str) -> Cents {
    let (net, vat) = (Cents::euros(4_000), Cents::euros(760));
    let (day, entity) = (tx.today(), budgets::budget(tx, budget).await.unwrap().entity);
    let invoiced = Invoiced { budget, source: number.to_owned(), day, text: number, net_cents: net, vat_cents: vat, guaranteed: true };
    let credit = budgets::credit(tx, &invoiced).await.unwrap();
    let mut lines = vec![
        ledger::Line::debit(Account::Receivable, number, net + vat),
        ledger::Line::credit(Account::VatPayable, "19", vat),
        ledger::Line::credit(Account::Revenue, "S-19", net),
    ];
    lines.extend(credit.lines());
    let entry = NewEntry::balanced(entity, day, number, Source::new("invoice", number), lines).unwrap();
    ledger::post(tx, &entry).await.unwrap();
    credit.amount()
}

async fn client_pays(tx: &mut Tx, budget: Id<Budget>, number: &str, amount: Cents) {
    let day = tx.today();
    let paid = PaidPart { budget, source: format!("{number}/{amount}"), day, text: number, amount_cents: amount, guaranteed: true };
    budgets::mark_paid(tx, &paid).await.unwrap();
}

struct Cast {
    member: Who,
    adviser: Who,
    payroll: Who,
    second: Who,
    budget: Id<Budget>,
}

/// A member with facts and a budget with one invoice, and the staff.
async fn cast(app: &App) -> Cast {
    let member = testing::somebody(app, "Mia", &[Role::Member]).await;
    let adviser = testing::somebody(app, "Adam", &[Role::Adviser]).await;
    let payroll = testing::somebody(app, "Paula", &[Role::Payroll]).await;
    let second = testing::somebody(app, "Frida", &[Role::Finance]).await;
    let mut tx = app.act(Who::house()).await.unwrap();
    on(&mut tx, "2026-02-20");
    let entity = ledger::entity(&mut tx, "eg").await.unwrap();
    let budget = budgets::open(&mut tx, member.person.unwrap(), entity.id).await.unwrap();
    assert_eq!(invoice(&mut tx, budget, "R-1").await, Cents::euros(3_640)); // 4,000.00 - 9 % = 3,640.00
    tx.acting_as(member.clone());
    record_facts(&mut tx, member.person.unwrap(), Day::constant(2026, 1, 1), facts()).await.unwrap();
    tx.commit().await.unwrap();
    Cast { member, adviser, payroll, second, budget }
}

async fn act(app: &App, who: &Who, day: &str) -> Tx {
    let mut tx = app.act(who.clone()).await.unwrap();
    on(&mut tx, day);
    tx
}

/// The member is employed from 1 March for the greatest gross pay that 3,640.00 carry.
async fn employ(app: &App, cast: &Cast) -> Id<Employment> {
    let mut tx = act(app, &cast.member, "2026-02-21").await;
    let id = request(&mut tx, cast.budget, &wanted(298_998, 40, MARCH)).await.unwrap();
    tx.acting_as(cast.adviser.clone());
    confirm(&mut tx, id).await.unwrap();
    tx.acting_as(cast.member.clone());
    sign(&mut tx, id).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Opens, freezes and calculates March, each chunk an act.
async fn calculated(app: &App, who: &Who, day: &str, month: Day) -> Id<Run> {
    let mut tx = act(app, who, day).await;
    let entity = ledger::entity(&mut tx, "eg").await.unwrap();
    let run = open_run(&mut tx, entity.id, month).await.unwrap();
    freeze_run(&mut tx, run).await.unwrap();
    tx.commit().await.unwrap();
    drive(app, who, day, run).await;
    run
}

async fn drive(app: &App, who: &Who, day: &str, run: Id<Run>) {
    loop {
        let mut tx = act(app, who, day).await;
        let more = work_on(&mut tx, run).await.unwrap();
        tx.commit().await.unwrap();
        if !more {
            return;
        }
    }
}

async fn balance(tx: &mut Tx, account: Account) -> Cents {
    let entity = ledger::entity(tx, "eg").await.unwrap();
    ledger::balance(tx, entity.id, account, None).await.unwrap()
}

#[tokio::test]
async fn the_journey_comes_out_to_the_cent_and_the_fund_bridges_the_client() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        employ(&app, &cast).await;
        let run = calculated(&app, &cast.payroll, "2026-03-25", MARCH).await;
        // R9: who prepared it does not release it.
        let mut tx = act(&app, &cast.payroll, "2026-03-26").await;
        assert!(matches!(approve_run(&mut tx, run, 0).await, Err(Error::NotAllowed("payroll.approve"))));
        drop(tx);
        let mut tx = act(&app, &cast.second, "2026-03-26").await;
        assert_eq!(refused(approve_run(&mut tx, run, 1).await), "payroll-exceptions-unseen");
        approve_run(&mut tx, run, 0).await.unwrap();
        assert_eq!(refused(pay_run(&mut tx, run, None).await), "payroll-run-state"); // not issued yet
        tx.commit().await.unwrap();
        drive(&app, &cast.second, "2026-03-26", run).await;
        let mut tx = act(&app, &cast.second, "2026-03-26").await;
        let file = pay_run(&mut tx, run, None).await.unwrap().expect("a payment file");
        // R13: the file is made once, and downloads are identical.
        assert_eq!(refused(pay_run(&mut tx, run, None).await), "payroll-run-state");
        let first = documents::bytes(&mut tx, file).await.unwrap().1;
        assert_eq!(first, documents::bytes(&mut tx, file).await.unwrap().1);
        let text = String::from_utf8(first).unwrap();
        assert!(text.contains("<MsgId>PAY-EG-2026-03-1</MsgId>") && text.contains(">2048.75<"), "{text}");
        // The official figures of the journey.
        let totals = totals(&mut tx, run).await.unwrap();
        assert_eq!(totals.gross_cents, Cents(298_998));
        assert_eq!(totals.employer_cents, Cents(63_238 + 1_764));
        assert_eq!(totals.cost_cents, Cents(364_000));
        assert_eq!((totals.employee_cents, totals.tax_cents, totals.net_cents), (Cents(65_032), Cents(29_091), Cents(204_875)));
        // R11: nothing was paid by the client: all of the cost is advanced.
        assert_eq!(totals.advance_cents, Cents(364_000));
        assert_eq!(balance(&mut tx, Account::FundAdvances).await, Cents(364_000));
        // The books: net in transit, taxes and contributions owed, the budget empty.
        assert_eq!(balance(&mut tx, Account::Transit).await, Cents(-204_875));
        assert_eq!(balance(&mut tx, Account::NetPayPayable).await, Cents::ZERO);
        assert_eq!(balance(&mut tx, Account::WageTaxPayable).await, Cents(-29_091));
        assert_eq!(balance(&mut tx, Account::SocialPayable).await, Cents(-(63_238 + 1_764 + 65_032)));
        assert_eq!(balance(&mut tx, Account::Budgets).await, Cents::ZERO);
        // R12: what is owed by kind adds up to the same.
        let owed: Cents = dues(&mut tx, run).await.unwrap().iter().map(|due| due.amount_cents).sum();
        assert_eq!(owed, Cents(29_091 + 63_238 + 1_764 + 65_032));
        report_run(&mut tx, run).await.unwrap();
        tx.acting_as(cast.payroll.clone());
        lock_run(&mut tx, run).await.unwrap();
        assert_eq!(super::run(&mut tx, run).await.unwrap().state, RunState::Locked);
        tx.commit().await.unwrap();
        refilled(&app, &cast).await;
    }
}

/// The client pays in two parts, and the fund gets back as much.
async fn refilled(app: &App, cast: &Cast) {
    let mut tx = act(app, &Who::house(), "2026-04-10").await;
    client_pays(&mut tx, cast.budget, "R-1", Cents(100_000)).await;
    fund::sweep(&mut tx).await.unwrap();
    assert_eq!(balance(&mut tx, Account::FundAdvances).await, Cents(264_000));
    client_pays(&mut tx, cast.budget, "R-1", Cents(264_000)).await;
    fund::sweep(&mut tx).await.unwrap();
    assert_eq!(balance(&mut tx, Account::FundAdvances).await, Cents::ZERO);
    assert_eq!(fund::advanced(&mut tx, cast.budget).await.unwrap(), Cents::ZERO);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_payslip_explains_every_line_and_is_printed_once() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        employ(&app, &cast).await;
        let run = calculated(&app, &cast.payroll, "2026-03-25", MARCH).await;
        let mut tx = act(&app, &cast.second, "2026-03-26").await;
        approve_run(&mut tx, run, 0).await.unwrap();
        tx.commit().await.unwrap();
        drive(&app, &cast.second, "2026-03-26", run).await;
        let mut tx = act(&app, &cast.member, "2026-03-27").await;
        let slips = slips_of_person(&mut tx, cast.member.person.unwrap()).await.unwrap();
        let sealed = read_sealed(&mut tx, &slips[0]).await.unwrap();
        // R10: 4,760.00 - 760.00 - 360.00 = 3,640.00 and down to the net pay; the lines taken off add up.
        let lines = super::rules::full_cost(&sealed, &tx.say(Lang::En)).unwrap();
        let of = |key: &str| lines.iter().find(|line| line.key == key).map(|line| line.amount_cents.0);
        assert_eq!([of("client"), of("vat"), of("fee"), of("budget")], [476_000, 76_000, 36_000, 364_000].map(Some));
        assert_eq!([of("employer_cost"), of("gross"), of("lst"), of("net")], [364_000, 298_998, 29_091, 204_875].map(Some));
        assert_eq!(of("rv_ag"), of("rv_an"));
        let taken: i64 = lines.iter().filter(|line| line.role == CostRole::Minus).map(|line| line.amount_cents.0).sum();
        assert_eq!(476_000 - taken, 204_875);
        assert!(lines.iter().all(|line| !line.paragraph.is_empty() && !line.rule.is_empty()));
        // R14: printed at first view, kept from then on.
        let document = print_payslip(&mut tx, slips[0].id).await.unwrap();
        assert_eq!(print_payslip(&mut tx, slips[0].id).await.unwrap(), document);
        let (kept, bytes) = documents::bytes(&mut tx, document).await.unwrap();
        assert_eq!((kept.owner, kept.kind.as_str()), (cast.member.person, "payslip"));
        let again = super::prints::payslip(&mut tx, &slips[0], &sealed).await.unwrap().1;
        assert!(bytes == again && bytes.starts_with(b"%PDF"), "the same values give the same bytes");
        // Nobody else reads it.
        tx.acting_as(cast.adviser.clone());
        assert!(matches!(read_sealed(&mut tx, &slips[0]).await, Err(Error::NotAllowed("payroll.read"))));
    }
}

#[tokio::test]
async fn what_a_budget_does_not_carry_is_an_exception_and_never_a_silent_cut() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        let id = employ(&app, &cast).await;
        // The invoice is taken back before the month is calculated.
        let mut tx = act(&app, &Who::house(), "2026-03-10").await;
        budgets::use_for(&mut tx, cast.budget, Cents(1), Source::new("test", "1")).await.unwrap();
        tx.commit().await.unwrap();
        let run = calculated(&app, &cast.payroll, "2026-03-25", MARCH).await;
        let mut tx = act(&app, &cast.payroll, "2026-03-25").await;
        let found = exceptions(&mut tx, run).await.unwrap();
        assert_eq!((found.len(), found[0].employment, found[0].exception.as_deref()), (1, id, Some("budget"))); // M4
        assert_eq!((found[0].available_cents, found[0].slip.cost), (Cents(363_999), Cents(364_000)));
        // Another order comes in; the run is opened again, and now it carries.
        tx.acting_as(Who::house());
        invoice(&mut tx, cast.budget, "R-2").await;
        tx.acting_as(cast.payroll.clone());
        reopen_run(&mut tx, run, &Line::from_field("new invoice").unwrap()).await.unwrap();
        freeze_run(&mut tx, run).await.unwrap();
        while work_on(&mut tx, run).await.unwrap() {}
        let totals = totals(&mut tx, run).await.unwrap();
        assert_eq!((totals.payslips, totals.exceptions), (1, 0));
        tx.acting_as(cast.second.clone());
        approve_run(&mut tx, run, 0).await.unwrap();
        assert_eq!(
            refused(
                reopen_run(&mut tx, run, &Line::from_field("late").unwrap())
                    .await
                    .map_err(|_| Error::from(crate::base::Refusal::new("no")))
            ),
            "no"
        );
        while work_on(&mut tx, run).await.unwrap() {}
        // M4 again when it is issued, and M3: the budget bears what the payslip really cost.
        let figures = budgets::figures(&mut tx, cast.budget).await.unwrap();
        assert_eq!(figures.used_cents, Cents(364_001));
    }
}

#[tokio::test]
async fn a_request_obeys_the_law_before_anybody_reads_it() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        let mut tx = act(&app, &cast.member, "2026-02-21").await;
        let mut no = async |gross, hours, day| refused(request(&mut tx, cast.budget, &wanted(gross, hours, day)).await);
        // R3
        assert_eq!(no(298_998, 40, Day::constant(2026, 3, 2)).await, "payroll-start-not-first");
        assert_eq!(no(298_998, 40, Day::constant(2026, 2, 1)).await, "payroll-start-past");
        assert_eq!(no(250_000, 40, Day::constant(2027, 1, 1)).await, "payroll-minimum-wage"); // 14.60 in 2027: 2,530.67
        assert_eq!(no(298_998, 40, Day::constant(2027, 1, 1)).await, "payroll-law"); // 2027 is a draft
        // R4: 603.00 is the Minijob limit of 2026.
        assert_eq!(no(60_300, 10, MARCH).await, "payroll-not-insured");
        // R5: 40 hours x 52 / 12 x 13.90 = 2,409.33
        assert_eq!(no(240_933, 40, MARCH).await, "payroll-minimum-wage");
        assert_eq!(no(298_998, 49, MARCH).await, "payroll-hours");
        // R6: one cent more than the budget carries.
        assert_eq!(no(299_010, 40, MARCH).await, "payroll-budget-small");
        request(&mut tx, cast.budget, &wanted(240_934, 40, MARCH)).await.unwrap();
        assert_eq!(refused(request(&mut tx, cast.budget, &wanted(240_934, 40, MARCH)).await), "payroll-employed");
        // Another member may not.
        let other = testing::somebody(&app, "Olga", &[Role::Member]);
        drop(tx);
        let mut tx = act(&app, &other.await, "2026-02-21").await;
        let outcome = request(&mut tx, cast.budget, &wanted(240_934, 40, MARCH)).await;
        assert!(matches!(outcome, Err(Error::NotAllowed("payroll.request"))));
    }
}

#[tokio::test]
async fn wrong_facts_are_refused_by_field_and_right_ones_are_sealed() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        let person = cast.member.person.unwrap();
        let mut tx = act(&app, &cast.member, "2026-02-21").await;
        let since = Day::constant(2026, 2, 1);
        // R1
        type Wrong = (fn(&mut Facts), &'static str);
        let wrong: [Wrong; 9] = [
            (|f| f.tax_class = 7, "payroll-tax-class"),
            (|f| f.tax_id = "86095742718".to_owned(), "payroll-tax-id"),
            (|f| f.social_number = "15070649C104".to_owned(), "payroll-social-number"),
            (|f| f.iban = "DE02120300000000202052".to_owned(), "payroll-iban"),
            (|f| f.children_under_25 = 1, "payroll-children"),
            (|f| f.factor = Some("0.9".parse().unwrap()), "payroll-factor"),
            (|f| f.child_allowances = "0.3".parse().unwrap(), "payroll-child-allowances"),
            (|f| f.u2_percent = "3".parse().unwrap(), "payroll-rate"),
            (|f| f.health_fund = " ".to_owned(), "field-empty"),
        ];
        for (change, code) in wrong {
            let mut wrong = facts();
            change(&mut wrong);
            assert_eq!(refused(record_facts(&mut tx, person, since, wrong).await), code);
        }
        // R2: nothing of it can be read in the database.
        let coop = tx.coop().to_owned();
        let rows = tx.all("SELECT sealed FROM employment_facts WHERE coop = $1", (coop,)).await.unwrap();
        let sealed: Vec<u8> = rows[0].get("sealed").unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("Musterkasse"));
        tx.acting_as(cast.adviser.clone());
        assert!(matches!(record_facts(&mut tx, person, since, facts()).await, Err(Error::NotAllowed(_))));
    }
}

#[tokio::test]
async fn an_employment_is_returned_changed_and_ended() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        let mut tx = act(&app, &cast.member, "2026-02-21").await;
        let id = request(&mut tx, cast.budget, &wanted(250_000, 40, MARCH)).await.unwrap();
        assert!(matches!(confirm(&mut tx, id).await, Err(Error::NotAllowed("payroll.confirm"))));
        tx.acting_as(cast.adviser.clone());
        return_request(&mut tx, id, &Line::from_field("Bitte weniger Stunden").unwrap()).await.unwrap();
        assert_eq!(refused(confirm(&mut tx, id).await), "payroll-employment-state");
        tx.acting_as(cast.member.clone());
        let id = request(&mut tx, cast.budget, &wanted(250_000, 35, MARCH)).await.unwrap();
        assert_eq!(refused(sign(&mut tx, id).await), "payroll-employment-state");
        tx.acting_as(cast.adviser.clone());
        confirm(&mut tx, id).await.unwrap();
        let papers = documents::about(&mut tx, &id.to_string()).await.unwrap();
        assert_eq!((papers.len(), papers[0].kind.as_str(), papers[0].owner), (1, "contract", cast.member.person));
        tx.acting_as(cast.member.clone());
        sign(&mut tx, id).await.unwrap();
        on(&mut tx, "2026-03-05");
        sweep(&mut tx).await.unwrap();
        assert_eq!(employment(&mut tx, id).await.unwrap().state, EmploymentState::Active);
        request_change(&mut tx, id, &wanted(280_000, 38, Day::constant(2026, 4, 1))).await.unwrap();
        tx.acting_as(cast.adviser.clone());
        confirm(&mut tx, id).await.unwrap();
        assert_eq!(employment(&mut tx, id).await.unwrap().terms.gross_cents, Cents(280_000));
        tx.acting_as(cast.member.clone());
        // R15: the end of a month, four weeks ahead: 5 March + 28 days = 2 April.
        assert_eq!(refused(end_employment(&mut tx, id, Day::constant(2026, 4, 15)).await), "payroll-end-not-last");
        assert_eq!(refused(end_employment(&mut tx, id, Day::constant(2026, 3, 31)).await), "payroll-notice");
        end_employment(&mut tx, id, Day::constant(2026, 4, 30)).await.unwrap();
        on(&mut tx, "2026-05-01");
        sweep(&mut tx).await.unwrap();
        assert_eq!(employment(&mut tx, id).await.unwrap().state, EmploymentState::Ended);
    }
}

#[tokio::test]
async fn a_run_that_falls_goes_on_and_nothing_happens_twice() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        employ(&app, &cast).await;
        let mut tx = act(&app, &cast.payroll, "2026-03-25").await;
        let entity = ledger::entity(&mut tx, "eg").await.unwrap();
        assert_eq!(refused(open_run(&mut tx, entity.id, Day::constant(2026, 3, 2)).await), "payroll-month");
        let run = open_run(&mut tx, entity.id, MARCH).await.unwrap();
        assert_eq!(refused(open_run(&mut tx, entity.id, MARCH).await), "payroll-run-open");
        freeze_run(&mut tx, run).await.unwrap();
        tx.commit().await.unwrap();
        // R8: facts that change now do not reach the frozen month.
        let mut tx = act(&app, &cast.member, "2026-03-25").await;
        let changed = Facts { tax_class: 5, ..facts() };
        record_facts(&mut tx, cast.member.person.unwrap(), MARCH, changed).await.unwrap();
        tx.commit().await.unwrap();
        // A chunk that is not committed leaves nothing (the process was killed), and is done again by the sweep.
        for step in ["calculated", "issued"] {
            if step == "issued" {
                let mut tx = act(&app, &cast.second, "2026-03-26").await;
                approve_run(&mut tx, run, 0).await.unwrap();
                tx.commit().await.unwrap();
            }
            let mut tx = act(&app, &cast.payroll, "2026-03-26").await;
            work_on(&mut tx, run).await.unwrap();
            drop(tx);
            for _ in 0..4 {
                let mut tx = act(&app, &Who::house(), "2026-03-26").await;
                sweep(&mut tx).await.unwrap();
                tx.commit().await.unwrap();
            }
            let mut tx = app.read(Who::house()).await.unwrap();
            let slips = of_run(&mut tx, run, "").await.unwrap();
            assert_eq!(slips.iter().map(|slip| slip.state.as_str()).collect::<Vec<_>>(), [step]);
            assert_eq!(slips[0].slip.net, Cents(204_875));
        }
        let mut tx = app.read(Who::house()).await.unwrap();
        assert_eq!(balance(&mut tx, Account::Wages).await, Cents(298_998));
        let mails = crate::mail::newest(&mut tx, None).await.unwrap();
        assert_eq!(mails.iter().filter(|mail| mail.subject.contains("März 2026")).count(), 1);
    }
}

/// The public cases of `statute` (2025 and 2026, all six classes, church, children, transition band), through this room's facts.
#[test]
fn all_classes_church_and_children_come_out_as_the_public_cases() {
    let mut classes = std::collections::BTreeSet::new();
    for line in include_str!("cases.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let (tax, person, health) = (&case["tax"], &case["person"], &case["health"]);
        let text = |value: &serde_json::Value| value.as_str().unwrap_or("0").to_owned();
        let facts = Facts {
            tax_class: u8::try_from(tax["stkl"].as_u64().unwrap()).unwrap(),
            factor: tax["factor"].as_str().map(|factor| factor.parse().unwrap()),
            child_allowances: text(&tax["zkf"]).parse().unwrap(),
            allowance_month_cents: Cents(tax["allowance_month"].as_i64().unwrap_or(0)),
            land: tax["land"].as_str().unwrap_or("BE").parse().unwrap(),
            church: tax["church"].as_bool().unwrap_or(false).then(|| "ev".to_owned()),
            parent: person["is_parent"].as_bool().unwrap_or(false),
            children_under_25: u8::try_from(person["children_u25"].as_u64().unwrap_or(0)).unwrap(),
            additional_percent: text(&health["zusatzbeitrag"]).parse().unwrap(),
            u1_percent: text(&health["u1"]).parse().unwrap(),
            u2_percent: text(&health["u2"]).parse().unwrap(),
            ..facts()
        };
        let month = i8::try_from(case["month"].as_i64().unwrap()).unwrap();
        let month = Day::new(i16::try_from(case["year"].as_i64().unwrap()).unwrap(), month, 1).unwrap();
        let born_on = if person["over_23"].as_bool().unwrap_or(false) { Day::constant(1990, 5, 4) } else { Day::constant(2006, 5, 4) };
        // R7
        let slip = statute::pay::payslip(&super::rules::input(&facts, born_on, month, case["pay"]["current"].as_i64().unwrap())).unwrap();
        let found = serde_json::to_value(slip).unwrap();
        for (key, expected) in case["expected"].as_object().unwrap() {
            let within = case["tol"][key].as_i64().unwrap_or(0); // two roundings are lawful there
            let off = (found[key].as_i64().unwrap() - expected.as_i64().unwrap()).abs();
            assert!(off <= within, "{} {key}: {} instead of {expected}", case["id"], found[key]);
        }
        classes.insert(facts.tax_class);
    }
    assert_eq!(classes.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn care_insurance_knows_children_and_saxony() {
    // The employee's half of 3.6 %: 1.8 % of 3,000.00 = 54.00; childless + 0.6 % = 72.00; three children - 0.5 % = 39.00; in Saxony
    // + 0.5 % = 69.00 (§ 55 (3), § 58 (3) SGB XI).
    let care = |change: &dyn Fn(&mut Facts)| {
        let mut facts = facts();
        change(&mut facts);
        statute::pay::payslip(&super::rules::input(&facts, Day::constant(1990, 5, 4), MARCH, 300_000)).unwrap().pv_an.0
    };
    assert_eq!(care(&|_| ()), 7_200);
    assert_eq!(care(&|f| f.parent = true), 5_400);
    assert_eq!(care(&|f| (f.parent, f.children_under_25) = (true, 3)), 3_900);
    assert_eq!(care(&|f| (f.parent, f.land) = (true, statute::Land::Sn)), 6_900);
}

/// Signs in as the browser does and returns the token.
async fn token(app: &App, who: &Who) -> String {
    const PASSWORD: &str = "ein Satz den nur ich kenne";
    let mut tx = app.act(Who::house()).await.unwrap();
    let email = crate::people::person(&mut tx, who.person.unwrap()).await.unwrap().email;
    crate::people::send_login_link(&mut tx, &email).await.unwrap();
    let mails = crate::mail::newest(&mut tx, Some(email.as_str())).await.unwrap();
    let mail = mails.iter().find(|mail| mail.body.contains("/sign-in/password/")).unwrap();
    let link: String = mail.body.split("/sign-in/password/").nth(1).unwrap().chars().take_while(char::is_ascii_hexdigit).collect();
    crate::people::set_password(&mut tx, &link, PASSWORD).await.unwrap();
    crate::people::enrol_code(&mut tx, who.login.unwrap(), who.person.unwrap()).await.unwrap();
    let code = crate::people::demo_code(&mut tx, &email).await.unwrap().unwrap();
    let signed_in = crate::people::sign_in(&mut tx, &email, PASSWORD, &code, "test").await.unwrap();
    tx.commit().await.unwrap();
    signed_in.token
}

async fn get(app: &App, token: &str, path: &str) -> (u16, String) {
    use tower::ServiceExt as _;
    let request =
        axum::http::Request::get(path).header("authorization", format!("Bearer {token}")).body(axum::body::Body::empty()).unwrap();
    let response = crate::web::router(app).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), 8_000_000).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn every_page_opens_in_both_languages_and_only_for_whom_it_is_meant() {
    for app in testing::houses("2026-03-02").await {
        let cast = cast(&app).await;
        employ(&app, &cast).await;
        let run = calculated(&app, &cast.payroll, "2026-03-25", MARCH).await;
        let (member, payroll, adviser) =
            (token(&app, &cast.member).await, token(&app, &cast.payroll).await, token(&app, &cast.adviser).await);
        let second = token(&app, &cast.second).await;
        let mut tx = act(&app, &cast.second, "2026-03-26").await;
        approve_run(&mut tx, run, 0).await.unwrap();
        while work_on(&mut tx, run).await.unwrap() {}
        pay_run(&mut tx, run, None).await.unwrap();
        let slip = of_run(&mut tx, run, "").await.unwrap()[0].id;
        tx.commit().await.unwrap();
        let (my_slip, run_page) = (format!("/my/employment/payslips/{slip}"), format!("/desk/payroll/{run}"));
        let pages = [
            (&member, "/my/employment?gross=2500", "2.500,00"),
            (&member, "/my/employment/facts", "Musterkasse"),
            (&member, my_slip.as_str(), "2.048,75"),
            (&adviser, "/desk/employments?state=active", "Mia Muster"),
            (&payroll, "/desk/payroll", "Muster eG"),
            (&payroll, run_page.as_str(), "PAY-EG-2026-03-1.xml"),
            (&second, run_page.as_str(), "2.048,75"),
            (&second, "/desk/fund", "3.640,00"),
        ];
        for (who, path, says) in pages {
            for lang in ["de", "en"] {
                let mark = if path.contains('?') { '&' } else { '?' };
                let (status, html) = get(&app, who, &format!("{path}{mark}lang={lang}")).await;
                assert_eq!(status, 200, "{path} {html}");
                assert!(!html.contains('⟦'), "{path} lacks a text: {}", html.split('⟦').nth(1).unwrap_or_default());
                let said = if lang == "de" { says.to_owned() } else { says.replace(',', "#").replace('.', ",").replace('#', ".") };
                assert!(html.contains(&said) || html.contains(says), "{path} does not say {said}");
            }
        }
        let (status, pdf) = get(&app, &member, &format!("{my_slip}/pdf")).await;
        assert!(status == 200 && pdf.starts_with("%PDF"));
        // The adviser reads no payslip, and finance releases a run without seeing what a person earns.
        assert_eq!(get(&app, &adviser, &my_slip).await.0, 403);
        assert!(!get(&app, &second, &run_page).await.1.contains("/my/employment/payslips/"));
        let (status, json) = get(&app, &member, &format!("/api/payroll/payslips/{slip}")).await;
        assert!(status == 200 && json.contains("\"key\":\"net\""), "{json}");
    }
}
