//! Long work in turns: a file is read a little at a time, and between two turns others have theirs.
//!
//! The reading is written as one pass that never waits for anything but its next turn; what the compiler
//! makes of `async` remembers where it was. No clock and no runtime: whoever holds a [`Loading`] has it go
//! on when it suits.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::{Problems, examine};
use crate::model::Network;

/// As much is done in a turn: so many values of the text, or what takes about as long. Fast machines do it
/// in a tenth of a millisecond, slow phones in two.
const TURN: usize = 1024;

/// How far a work has come.
#[derive(Debug, Default)]
pub(super) struct Turns {
    done: Cell<usize>,
    percent: Cell<u8>,
}

impl Turns {
    /// So much more is done; `percent` is how much of all that is.
    pub(super) async fn did(&self, much: usize, percent: impl FnOnce() -> usize) {
        let done = self.done.get() + much;
        self.done.set(done);
        if done >= TURN {
            self.done.set(0);
            let percent = u8::try_from(percent()).map_or(100, |percent| percent.min(100));
            self.percent.set(percent.max(self.percent.get()));
            pause().await;
        }
    }
}

/// The share of `part` in `whole`, of so many percent.
pub(super) fn share(part: usize, whole: usize, percent: usize) -> usize {
    part.saturating_mul(percent) / whole.max(1)
}

/// Ends a turn.
async fn pause() {
    let mut paused = false;
    poll_fn(|_| {
        if std::mem::replace(&mut paused, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

/// Does a work in one go.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut nobody()) {
            return done;
        }
    }
}

/// Nobody need be woken: whoever wants it done goes on with it.
fn nobody() -> Context<'static> {
    Context::from_waker(Waker::noop())
}

type Outcome = Result<Network, Problems>;

/// A file that is being read, as [`load`](super::load) reads it.
pub struct Loading<'b> {
    work: Pin<Box<dyn Future<Output = Outcome> + 'b>>,
    turns: Rc<Turns>,
}

/// What comes of a turn.
pub enum Turn<'b> {
    /// There is more to do.
    More(Loading<'b>),
    /// That was all: the network, or all that is wrong with the file.
    Done(Box<Result<Network, Problems>>),
}

impl<'b> Loading<'b> {
    /// Begins with the bytes of a data file; any may be given.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        let turns = Rc::new(Turns::default());
        let own = turns.clone();
        let work = async move {
            let (network, problems) = examine(bytes, None, &own).await?;
            network.ok_or(problems)
        };
        Self {
            work: Box::pin(work),
            turns,
        }
    }

    /// How much of the work is done, about: 0 to 100.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.turns.percent.get()
    }

    /// Goes on for a turn.
    #[must_use]
    pub fn go_on(mut self) -> Turn<'b> {
        match self.work.as_mut().poll(&mut nobody()) {
            Poll::Ready(done) => Turn::Done(Box::new(done)),
            Poll::Pending => Turn::More(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{NETWORK, load};

    fn in_turns(bytes: &[u8]) -> (Outcome, Vec<u8>) {
        let (mut loading, mut percents) = (Loading::new(bytes), Vec::new());
        loop {
            match loading.go_on() {
                Turn::Done(done) => return (*done, percents),
                Turn::More(more) => loading = more,
            }
            percents.push(loading.percent());
        }
    }

    #[test]
    fn what_is_read_in_turns_is_what_is_read_at_once() {
        let (network, percents) = in_turns(NETWORK);
        assert_eq!(network, load(NETWORK));
        assert!(percents.len() > 10, "{percents:?}");
        assert!(percents.is_sorted(), "{percents:?}");
        assert!(percents.first() < Some(&10) && percents.last() > Some(&80));
        let text = String::from_utf8(NETWORK.to_vec()).unwrap();
        for broken in [
            text.replace("\"post\"", "\"pots\""),
            text.replace("\"AT\"", "\"ZZ\""),
            text[..text.len() / 2].to_owned(),
            String::new(),
            "stad;land\nParijs;Frankrijk\n".to_owned(),
        ] {
            let (problems, _) = in_turns(broken.as_bytes());
            assert_eq!(problems, load(broken.as_bytes()));
            assert!(problems.is_err());
        }
    }
}
