//! One gesture is one entry in the browser's history: a drag, a play, a run of keys.

use std::cell::RefCell;

use crate::browser::time::now;
use crate::state::{Action, By, Setting, Times, url};
use crate::view::ctx::Dispatch;

/// Milliseconds within which a step goes on with the one before.
const RUN: f64 = 1500.0;

/// The latest step of the bar.
#[derive(Default)]
pub(super) struct Run {
    /// What the address said after it.
    left: String,
    /// When it was, in milliseconds.
    at: f64,
    /// Whether the handle is still held, or the play still on.
    is_held: bool,
}

impl Run {
    /// Whether a step at this moment goes on with it: nothing else was done since.
    fn goes_on(&self, address: &str, now: f64) -> bool {
        self.left == address && (self.is_held || now - self.at < RUN)
    }

    /// The next step begins another gesture.
    pub(super) fn end(&mut self) {
        *self = Self::default();
    }
}

/// Asks for these times; what goes on with the step before takes its place in the history, as the address that is
/// opened does.
pub(super) fn step(run: &RefCell<Run>, dispatch: &Dispatch, times: Times, is_held: bool) {
    let address = || url::write_but_view(&dispatch.0.state());
    let at = now();
    let goes_on = run.borrow().goes_on(&address(), at);
    dispatch.dispatch(if goes_on {
        Action::Set(vec![Setting::Times(times)], By::Address)
    } else {
        Action::Times(times)
    });
    run.replace(Run {
        left: address(),
        at,
        is_held,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_goes_on_with_what_is_held_or_has_just_been() {
        let run = |is_held| Run {
            left: "date=2018".to_owned(),
            at: 1000.0,
            is_held,
        };
        for (is_held, address, now, goes_on) in [
            (false, "date=2018", 1200.0, true),
            (false, "date=2018", 1000.0 + RUN, false),
            (true, "date=2018", 90_000.0, true),
            // Something else was done in between.
            (true, "date=2018&selected=AT", 1200.0, false),
            (false, "", 1200.0, false),
        ] {
            assert_eq!(
                run(is_held).goes_on(address, now),
                goes_on,
                "{address} {now}"
            );
        }
        let mut ended = run(true);
        ended.end();
        assert!(!ended.goes_on("date=2018", 1200.0));
    }
}
