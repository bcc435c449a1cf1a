//! The fund through its acts, on both engines. Advance and refill in a payroll month are told in the tests of `payroll`.

use super::*;
use crate::{
    base::{Cents, Error},
    budgets,
    db::Who,
    ledger::{self, Account},
    people::Role,
    testing,
};

#[tokio::test]
async fn the_board_endows_the_fund_and_advances_come_back() {
    for app in testing::houses("2026-03-02").await {
        let member = testing::somebody(&app, "Mia", &[Role::Member]).await;
        let board = testing::somebody(&app, "Berta", &[Role::Board]).await;
        let mut tx = app.act(member.clone()).await.unwrap();
        let entity = ledger::entity(&mut tx, "eg").await.unwrap().id;
        // R1
        assert!(matches!(endow(&mut tx, entity, Cents::euros(5_000)).await, Err(Error::NotAllowed("fund.endow"))));
        tx.acting_as(board);
        assert!(matches!(endow(&mut tx, entity, Cents::ZERO).await, Err(Error::Refused(r)) if r.code == "fund-nothing"));
        endow(&mut tx, entity, Cents::euros(5_000)).await.unwrap();
        tx.acting_as(Who::house());
        let budget = budgets::open(&mut tx, member.person.unwrap(), entity).await.unwrap();
        // R2
        advance(&mut tx, budget, Cents::euros(2_000), "payslip/1").await.unwrap();
        let now = standing(&mut tx, entity).await.unwrap();
        assert_eq!((now.reserve_cents, now.advanced_cents, now.free()), (Cents::euros(5_000), Cents::euros(2_000), Cents::euros(3_000)));
        // R4: 5,000.00 / 2,000.00
        assert_eq!(now.coverage_percent(), Some(rust_decimal::Decimal::from(250)));
        // R3
        assert!(matches!(refill(&mut tx, budget, Cents::euros(2_001)).await, Err(Error::Refused(r)) if r.code == "fund-refill"));
        refill(&mut tx, budget, Cents::euros(500)).await.unwrap();
        let out = advances(&mut tx).await.unwrap();
        assert_eq!((out.len(), out[0].amount_cents, out[0].name.as_str()), (1, Cents::euros(1_500), "Mia Muster"));
        // Nothing was used of this budget: all of it comes back.
        sweep(&mut tx).await.unwrap();
        assert_eq!(ledger::balance(&mut tx, entity, Account::FundAdvances, None).await.unwrap(), Cents::ZERO);
        assert_eq!(ledger::balance(&mut tx, entity, Account::FundCommitted, None).await.unwrap(), Cents::ZERO);
        tx.commit().await.unwrap();
    }
}
