//! How many statements an answer asks of the database: invariant 10 allows a page eight.

use std::cell::Cell;

tokio::task_local! {
    static ASKED: Cell<u32>;
}

/// One statement more.
pub(super) fn one_more() {
    // Outside of an answer (jobs, the command line) nobody counts.
    let _ = ASKED.try_with(|asked| asked.set(asked.get() + 1));
}

/// Runs something and says how many statements it asked.
pub async fn counted<T>(doing: impl Future<Output = T>) -> (T, u32) {
    let both = async {
        let done = doing.await;
        (done, ASKED.with(Cell::get))
    };
    ASKED.scope(Cell::new(0), both).await
}
