//! Long work in turns: a file is read a little at a time, and between two turns others have theirs.
//!
//! The work is written as one pass that never waits for anything but its next turn; what the compiler
//! makes of `async` remembers where it was. No clock and no runtime: whoever holds a [`Long`] work has it go
//! on when it suits.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// As much is done in a turn: so many values of the text, or what takes about as long. Fast machines do it
/// in a tenth of a millisecond, slow phones in two.
const TURN: usize = 1024;

/// How far a work has come.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    done: Cell<usize>,
    percent: Cell<u8>,
}

impl Turns {
    /// So much more is done; `percent` is how much of all that is.
    pub(crate) async fn did(&self, much: usize, percent: impl FnOnce() -> usize) {
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
pub(crate) fn share(part: usize, whole: usize, percent: usize) -> usize {
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
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
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

/// A work that takes long, and what comes of it.
pub struct Long<'b, T> {
    work: Pin<Box<dyn Future<Output = T> + 'b>>,
    turns: Rc<Turns>,
}

/// What comes of a turn.
pub enum Turn<'b, T> {
    /// There is more to do.
    More(Long<'b, T>),
    /// That was all.
    Done(Box<T>),
}

impl<'b, T> Long<'b, T> {
    /// A work that ends its turns by what it is given.
    pub(crate) fn of<W: Future<Output = T> + 'b>(work: impl FnOnce(Rc<Turns>) -> W) -> Self {
        let turns = Rc::new(Turns::default());
        Self {
            work: Box::pin(work(turns.clone())),
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
    pub fn go_on(mut self) -> Turn<'b, T> {
        match self.work.as_mut().poll(&mut nobody()) {
            Poll::Ready(done) => Turn::Done(Box::new(done)),
            Poll::Pending => Turn::More(self),
        }
    }
}
