//! Secrets do not show in the time that is taken. In the manner of dudect (Reparaz, Balasch,
//! Verbauwhede 2017): two classes of inputs are timed in random order, and Welch's t says whether
//! the means differ. A leak shows in every round, the noise of a busy machine does not: a class is
//! told apart only if every one of several rounds tells it apart.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_arithmetic, clippy::as_conversions, reason = "statistics of a test")]

mod support;

use ballot::suite::{FixedBase, GroupElement, GroupScalar, PublicBase, Scalar};
use ballot::{Belenios2048, Question, Vote};
use rand::RngExt;
use std::hint::black_box;
use std::time::Instant;
use support::{Assembly, Suite, rng, yes_no_abstain};

/// dudect's bound: above it the classes differ.
const BOUND: f64 = 4.5;
const ROUNDS: usize = 6;

/// The smallest |t| of several rounds; `step` is given the class and whether a round is prepared.
fn told_apart(samples: usize, mut step: impl FnMut(bool) -> f64) -> f64 {
    let mut rng = rng(60);
    let mut smallest = f64::MAX;
    for _ in 0..ROUNDS {
        let mut times: [Vec<f64>; 2] = Default::default();
        for _ in 0..samples {
            let class = rng.random_range(0..=1);
            times[class].push(step(class == 1));
        }
        smallest = smallest.min(welch(times).abs());
        if smallest < BOUND {
            break;
        }
    }
    smallest
}

/// Welch's t of two samples without the slowest third: interrupts are no property of the code.
fn welch(times: [Vec<f64>; 2]) -> f64 {
    let mut all: Vec<f64> = times.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    let bound = all[all.len() * 2 / 3];
    let [first, second] = times.map(|list| {
        let kept: Vec<f64> = list.into_iter().filter(|time| *time <= bound).collect();
        let count = kept.len() as f64;
        let mean = kept.iter().sum::<f64>() / count;
        let variance = kept.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / (count - 1.0);
        (mean, variance / count)
    });
    (first.0 - second.0) / (first.1 + second.1).sqrt()
}

fn nanoseconds(step: impl FnOnce()) -> f64 {
    let start = Instant::now();
    step();
    start.elapsed().as_nanos() as f64
}

/// An exponent with a single bit, or a random one.
fn exponents() -> impl FnMut(bool) -> Scalar {
    let mut rng = rng(61);
    move |random| {
        let drawn = Scalar::random(&mut rng);
        if random { drawn } else { Scalar::ONE }
    }
}

fn base() -> ballot::suite::Element {
    <Belenios2048 as ballot::Suite>::generator().pow(&Scalar::from_u64(3))
}

#[test]
fn the_method_sees_a_power_that_is_not_constant_in_time() {
    let table = PublicBase::<Suite>::new(&base());
    let mut exponent = exponents();
    let apart = told_apart(300, |class| {
        let exponent = exponent(class);
        nanoseconds(|| _ = black_box(table.pow(black_box(&exponent))))
    });
    assert!(apart > 10.0 * BOUND, "t = {apart}: the test is blind");
}

#[test]
fn powers_with_secret_exponents_take_the_same_time() {
    let table = FixedBase::<Suite>::new(&base());
    let mut exponent = exponents();
    let apart = told_apart(2000, |class| {
        let exponent = exponent(class);
        nanoseconds(|| _ = black_box(table.pow(black_box(&exponent))))
    });
    assert!(apart < BOUND, "fixed base: t = {apart}");
    let base = base();
    let mut exponent = exponents();
    let apart = told_apart(600, |class| {
        let exponent = exponent(class);
        nanoseconds(|| _ = black_box(base.pow(black_box(&exponent))))
    });
    assert!(apart < BOUND, "any base: t = {apart}");
}

#[test]
fn making_a_ballot_takes_the_same_time_whatever_is_voted() {
    let blank = Question::up_to("Who?", &["Ada", "Bea"], 0, 2, true);
    let mut assembly = Assembly::new(62, vec![yes_no_abstain(), blank], 1, 1, None);
    let vote = |text: &str| Vote::read(&assembly.booth.election().questions, text.as_bytes()).unwrap();
    let votes = [vote("[[1,0,0],[1,0,0]]"), vote("[[0,0,1],[0,1,1]]")];
    let secret = assembly.codes[0].secret::<Suite>(&assembly.uuid);
    let apart = told_apart(150, |class| {
        let vote = &votes[usize::from(class)];
        nanoseconds(|| drop(black_box(assembly.booth.cast(&secret, vote, &mut assembly.rng))))
    });
    assert!(apart < BOUND, "t = {apart}");
}
