//! How often each is measured.

use std::time::Duration;

use criterion::Criterion;

/// Enough for a median that holds, and short: there are many.
pub(crate) fn settings() -> Criterion {
    Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1000))
}
