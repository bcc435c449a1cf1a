use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::Land;

fn assembly() -> Assembly {
    Assembly { held_on: date(2026, 6, 20), year_began_on: date(2026, 1, 1), convening_days: None, land: Land::Be }
}

/// 14 whole days lie between 5 and 20 June, 7 between 12 and 20 June. One month after 20 June is
/// Monday 20 July.
#[test]
fn an_assembly_on_20_june_is_called_by_5_june() {
    let days = assembly_deadlines(&assembly()).unwrap();
    assert_eq!(days.convene_by, date(2026, 6, 5));
    assert_eq!(days.announce_by, date(2026, 6, 12));
    assert_eq!(days.documents_by, date(2026, 6, 12));
    assert_eq!(days.ordinary_by, date(2026, 6, 30));
    assert!(days.in_time);
    assert_eq!(days.challenge_by, date(2026, 7, 20));
}

#[test]
fn statutes_may_lengthen_the_period_of_convening_but_not_shorten_it() {
    let longer = Assembly { convening_days: Some(21), ..assembly() };
    assert_eq!(assembly_deadlines(&longer).unwrap().convene_by, date(2026, 5, 29));
    let shorter = Assembly { convening_days: Some(13), ..assembly() };
    let error = assembly_deadlines(&shorter).err().unwrap().to_string();
    assert!(error.contains("§ 46 Abs. 1"), "{error}");
    let late = Assembly { held_on: date(2026, 7, 1), ..assembly() };
    assert!(!assembly_deadlines(&late).unwrap().in_time);
}

/// The last day of a challenge moves to the next working day: 3 October is a public holiday.
#[test]
fn a_challenge_period_does_not_end_on_a_holiday() {
    let held = Assembly { held_on: date(2025, 9, 3), ..assembly() };
    assert_eq!(assembly_deadlines(&held).unwrap().challenge_by, date(2025, 10, 6));
}

#[test]
fn notice_received_on_30_september_ends_the_same_year_on_1_october_the_next() {
    let end = |received| notice_ends(received, date(2026, 12, 31), 3).unwrap();
    assert_eq!(end(date(2026, 9, 30)).ends_on, date(2026, 12, 31));
    assert_eq!(end(date(2026, 10, 1)).ends_on, date(2027, 12, 31));
    assert_eq!(end(date(2026, 10, 1)).notice_by, date(2027, 9, 30));
    // Two years of notice: received in March 2026, the first full period ends on 31 December 2028.
    let long = notice_ends(date(2026, 3, 1), date(2020, 12, 31), 24).unwrap();
    assert_eq!(long.ends_on, date(2028, 12, 31));
    // A financial year from July to June.
    let june = notice_ends(date(2026, 3, 31), date(2026, 6, 30), 3).unwrap();
    assert_eq!(june.ends_on, date(2026, 6, 30));
    assert!(notice_ends(date(2026, 3, 1), date(2026, 12, 31), 2).is_err());
    assert!(notice_ends(date(2026, 3, 1), date(2026, 12, 31), 61).is_err());
}

#[test]
fn a_credit_balance_is_due_six_months_after_the_membership_ended() {
    assert_eq!(settlement_due(date(2026, 12, 31), None), Ok(date(2027, 6, 30)));
    assert_eq!(settlement_due(date(2026, 6, 30), None), Ok(date(2026, 12, 31)));
    assert_eq!(settlement_due(date(2026, 12, 31), Some(18)), Ok(date(2028, 6, 30)));
}

#[test]
fn majorities_are_exact_at_equality() {
    let carried = |matter, yes, no| {
        let votes = Votes { yes, no, abstain: 50, invalid: 3 };
        decide(matter, votes, None, date(2026, 6, 20)).unwrap().verdict == Verdict::Carried
    };
    let table = [
        (Matter::Ordinary, 51, 50, true),
        (Matter::Ordinary, 50, 50, false),
        (Matter::Ordinary, 0, 0, false),
        (Matter::Ordinary, 1, 0, true),
        (Matter::Election, 2, 1, true),
        (Matter::StatutesListed, 75, 25, true),
        (Matter::StatutesListed, 74, 25, false),
        (Matter::StatutesListed, 0, 0, false),
        (Matter::StatutesOther, 3, 1, true),
        (Matter::StatutesOther, 2, 1, false),
        (Matter::DutyOfUse, 90, 10, true),
        (Matter::DutyOfUse, 89, 10, false),
        (Matter::DutyOfUse, 9, 1, true),
        (Matter::RunningContributions, 75, 25, true),
        (Matter::RecallOfSupervisor, 74, 26, false),
        (Matter::Dissolution, 3, 1, true),
    ];
    for (matter, yes, no, expected) in table {
        assert_eq!(carried(matter, yes, no), expected, "{matter:?} {yes}:{no}");
    }
}

#[test]
fn the_least_number_of_yes_votes_is_the_first_that_carries() {
    for share in [Share::SIMPLE, Share::THREE_QUARTERS, Share::NINE_TENTHS] {
        for cast in 1..=200 {
            let least = share.least_yes(cast);
            assert!(share.reached(least, cast), "{share:?} {cast}");
            assert!(!share.reached(least - 1, cast), "{share:?} {cast}");
        }
    }
    assert!(Share::SIMPLE.reached(u64::MAX, u64::MAX));
}

#[test]
fn a_decision_says_how_it_was_computed() {
    let votes = Votes { yes: 74, no: 25, abstain: 4, invalid: 1 };
    let decision = decide(Matter::StatutesListed, votes, None, date(2026, 6, 20)).unwrap();
    assert_eq!((decision.cast, decision.needed), (99, 75));
    assert!(decision.one_vote_each);
    assert_eq!(
        decision.text.de,
        "74 Ja und 25 Nein sind 99 abgegebene Stimmen (4 Enthaltungen und 1 ungültige zählen nicht). \
         Nötig sind mindestens 3/4, also 75 Ja-Stimmen; es sind 74. Der Antrag ist abgelehnt \
         (§ 16 Abs. 2 GenG)."
    );
    let tie = Votes { yes: 5, no: 5, ..Votes::default() };
    let decision = decide(Matter::Ordinary, tie, None, date(2026, 6, 20)).unwrap();
    assert!(decision.text.en.contains("With a tie the motion is rejected"));
}

#[test]
fn one_vote_is_said_as_one() {
    let votes = Votes { yes: 1, no: 0, abstain: 1, invalid: 0 };
    let said = decide(Matter::Ordinary, votes, None, date(2026, 6, 20)).unwrap().text;
    assert!(said.de.starts_with("1 Ja und 0 Nein sind 1 abgegebene Stimme (1 Enthaltung und 0 ungültige"), "{}", said.de);
    assert!(
        said.en.contains("1 vote cast (1 abstention and 0 invalid ones do not count)") && said.en.contains("that is 1 yes vote;"),
        "{}",
        said.en
    );
}

#[test]
fn statutes_may_ask_for_more_and_only_sometimes_for_less() {
    let on = date(2026, 6, 20);
    let two_thirds = Share { numerator: 2, denominator: 3, strict: false };
    let at_least_half = Share { numerator: 1, denominator: 2, strict: false };
    assert_eq!(required(Matter::Ordinary, Some(two_thirds), on).unwrap().0, two_thirds);
    assert!(required(Matter::Ordinary, Some(at_least_half), on).is_err());
    assert!(required(Matter::StatutesListed, Some(two_thirds), on).is_err());
    assert!(required(Matter::StatutesOther, Some(two_thirds), on).is_ok());
    let more_than_all = Share { numerator: 3, denominator: 2, strict: false };
    assert!(required(Matter::Ordinary, Some(more_than_all), on).is_err());
    assert!(required(Matter::Ordinary, None, date(2000, 1, 1)).is_err());
}

fn mandate(from: &'static str, to: &'static str) -> Mandate<&'static str> {
    Mandate { from, to }
}

#[test]
fn nobody_represents_more_than_two_members() {
    let mandates = [mandate("a", "z"), mandate("b", "z"), mandate("c", "z"), mandate("d", "y"), mandate("a", "z")];
    let overloaded = overloaded_proxies(&mandates, date(2026, 6, 20)).unwrap();
    assert_eq!(overloaded.len(), 1);
    assert_eq!((overloaded[0].proxy, overloaded[0].mandates, overloaded[0].most), ("z", 3, 2));
    assert!(overloaded_proxies(&mandates[1..3], date(2026, 6, 20)).unwrap().is_empty());
    assert_eq!(proxy_text_form(date(2024, 12, 31)), Ok(false));
    assert_eq!(proxy_text_form(date(2025, 1, 1)), Ok(true));
}

/// The board is to be discharged: ada and ben may not vote, ada not for carl, and dora not for ben.
#[test]
fn who_is_to_be_discharged_votes_neither_for_themselves_nor_for_others_nor_by_proxy() {
    let board = BTreeSet::from(["ada", "ben"]);
    let mandates = [mandate("carl", "ada"), mandate("ben", "dora"), mandate("emil", "dora")];
    let excluded = exclusion(&board, &mandates);
    assert_eq!(excluded.members, board);
    assert_eq!(excluded.mandates, BTreeSet::from([mandate("carl", "ada"), mandate("ben", "dora")]));
}
