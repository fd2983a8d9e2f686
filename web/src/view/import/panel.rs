//! The steps of bringing a list in, under one another.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use buitenkaart_core::import::Gazetteer;
use buitenkaart_core::model::Locale;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bench::Bench;
use super::choose::choose;
use super::columns::columns;
use super::faults::faults;
use super::finish::finish;
use super::keeper;
use super::rehearse;
use super::rows::rows;
use super::source::source;
use super::turn;
use super::work::{AT_ONCE, List, Work};
use crate::browser::time::{breathe, now};
use crate::dataset::Dataset;
use crate::i18n as t;
use crate::i18n::import as s;
use crate::view::ctx::Ctx;

thread_local! {
    /// The work at hand, which stays where the visitor looks at another page meanwhile.
    static DRAFT: RefCell<Option<Rc<Work>>> = const { RefCell::new(None) };
}

/// Where a list is brought in.
#[component]
pub(super) fn Panel(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let wrong = use_state(String::new);
    let redraw = use_force_update();
    let put_aside = use_state(|| None::<Rc<[u8]>>);
    let is_asked = use_state(bool::default);
    let progress = use_state(|| None::<Far>);
    let install = {
        let (wrong, redraw, put_aside) = (wrong.clone(), redraw.clone(), put_aside.clone());
        Callback::from(move |work: Option<Work>| {
            let work = work.map(Rc::new);
            if keeper::keeps() {
                keeper::keep(work.clone(), wrong.clone(), l);
                put_aside.set(None);
            }
            DRAFT.replace(work);
            wrong.set(String::new());
            redraw.force_update();
        })
    };
    let set = {
        let (progress, install) = (progress.clone(), install.clone());
        Callback::from(move |work: Option<Work>| {
            let turn = turn::next();
            match work {
                Some(work) if work.to_plan().is_some() => {
                    spawn_local(plan(work, turn, progress.clone(), install.clone()));
                }
                work => {
                    progress.set(None);
                    install.emit(work);
                }
            }
        })
    };
    let complain = {
        let wrong = wrong.clone();
        Callback::from(move |text: String| wrong.set(text))
    };
    let open = |is_kept: bool| {
        let (ctx, set, complain) = (ctx.clone(), set.clone(), complain.clone());
        let progress = progress.clone();
        Callback::from(move |lists: Vec<List>| {
            let (ctx, set, complain) = (ctx.clone(), set.clone(), complain.clone());
            let (turn, progress) = (turn::next(), progress.clone());
            spawn_local(async move {
                let told = Told::new(progress.clone(), turn);
                let goes_on = |percent: u8| told.is_on(Far::Reading(percent));
                let (dataset, shapes) = (&ctx.state.whole, ctx.state.shapes.0);
                let opened = Work::open(lists, dataset, shapes, l, &goes_on).await;
                let Some(opened) = opened.filter(|_| turn::is(turn)) else {
                    return;
                };
                match opened {
                    Ok(work) => {
                        if is_kept {
                            keeper::switch(true);
                        }
                        set.emit(Some(work));
                    }
                    Err(told) => {
                        progress.set(None);
                        complain.emit(told);
                    }
                }
            });
        })
    };
    let work = DRAFT.with_borrow(Clone::clone);
    use_effect_with((), {
        let put_aside = put_aside.clone();
        move |()| keeper::look(put_aside)
    });
    use_effect_with(ctx.state.whole.clone(), {
        let (ctx, is_begun) = (ctx.clone(), work.is_some());
        move |_| {
            if !is_begun {
                rehearse::prepare(&ctx, parts);
            }
        }
    });
    let alert = html! {
        if !wrong.is_empty() {
            <p class="notice bad" role="alert">{ (*wrong).clone() }</p>
        }
    };
    let under_way = (*progress).map(|far| {
        let stop = {
            let progress = progress.clone();
            Callback::from(move |_: MouseEvent| {
                turn::next();
                progress.set(None);
            })
        };
        waits(l, far, stop)
    });
    let Some(work) = work else {
        let offer = put_aside.as_ref().map(|draft| {
            let going_on = {
                let draft = draft.clone();
                open(true).reform(move |_: MouseEvent| vec![(String::new(), Ok(draft.to_vec()))])
            };
            let forgetting = {
                let (put_aside, wrong) = (put_aside.clone(), wrong.clone());
                Callback::from(move |_: MouseEvent| {
                    put_aside.set(None);
                    keeper::keep(None, wrong.clone(), l);
                })
            };
            keeper::offer(l, going_on, forgetting)
        });
        return html! { <>{ offer }{ choose(ctx, &open(false)) }{ under_way }{ alert }</> };
    };
    let cities = {
        let set = set.clone();
        // Whatever the work has come to meanwhile.
        Callback::from(move |(dataset, cities): (Rc<Dataset>, Rc<Gazetteer>)| {
            let work = DRAFT.with_borrow(Clone::clone);
            // Of another network they are not the same; that one asks for its own.
            let wants =
                |work: &Rc<Work>| work.wants_cities() && Rc::ptr_eq(&work.dataset, &dataset);
            if let Some(work) = work.filter(wants) {
                set.emit(Some(work.with_cities(cities)));
            }
        })
    };
    let work_out = {
        let (work, progress, install) = (work.clone(), progress.clone(), install.clone());
        Callback::from(move |_: MouseEvent| {
            let (work, progress, install) = (work.clone(), progress.clone(), install.clone());
            let turn = turn::next();
            spawn_local(async move {
                let told = Told::new(progress.clone(), turn);
                let goes_on = |percent: u8| told.is_on(Far::Applying(percent));
                let applied = work.applied_in_slices(&goes_on).await;
                if applied.is_some() && turn::is(turn) {
                    progress.set(None);
                    install.emit(applied);
                }
            });
        })
    };
    let bench = Bench {
        ctx: ctx.clone(),
        work,
        work_out,
        set: set.clone(),
        complain,
        cities,
        redraw: Callback::from(move |()| redraw.force_update()),
    };
    // Nothing brings back what was said of a list that is put away.
    let ask = |is: bool| {
        let is_asked = is_asked.clone();
        Callback::from(move |_: MouseEvent| is_asked.set(is))
    };
    let discarding = {
        let (set, is_asked) = (set.clone(), is_asked.clone());
        Callback::from(move |_: MouseEvent| {
            is_asked.set(false);
            set.emit(None);
        })
    };
    html! {
        <div class="import">
            <div class="buttons" role="group" aria-label={t::import_list(l)}>
                <button type="button" class="quiet" disabled={!bench.work.can_undo()}
                    onclick={bench.on(|work, _: MouseEvent| work.undo())}>{ s::undo(l) }</button>
                <button type="button" class="quiet" disabled={!bench.work.can_redo()}
                    onclick={bench.on(|work, _: MouseEvent| work.redo())}>{ s::redo(l) }</button>
                <button type="button" class="quiet" aria-expanded={is_asked.to_string()} onclick={ask(!*is_asked)}>{ s::discard(l) }</button>
            </div>
            if *is_asked {
                <div class="notice" role="alert">
                    <p>{ s::discard_asks(l) }</p>
                    <div class="buttons">
                        <button type="button" class="quiet discard" onclick={discarding}>{ s::discard_it(l) }</button>
                        <button type="button" class="quiet" onclick={ask(false)}>{ s::cancel(l) }</button>
                    </div>
                </div>
            }
            { keeper::choice(&bench, &wrong, &put_aside) }
            { under_way }
            { alert }
            if !bench.work.unread.is_empty() {
                <p class="notice bad" role="alert">{ bench.work.unread.join("\n") }</p>
            }
            { parts(&bench) }
        </div>
    }
}

/// What there is to say and to see of a list.
fn parts(bench: &Bench) -> Html {
    html! {
        <>
            { source(bench) }
            { columns(bench) }
            { faults(bench) }
            { rows(bench, bench.work.plan.counts()) }
            { finish(bench) }
        </>
    }
}

/// Plans the rows of a work, then goes on with it.
async fn plan(
    work: Work,
    turn: u32,
    progress: UseStateHandle<Option<Far>>,
    install: Callback<Option<Work>>,
) {
    let rows = work.to_plan().unwrap_or_default();
    let told = Told::new(progress.clone(), turn);
    let goes_on = |done: usize| told.is_on(Far::Planning(done, rows));
    let planned = work.planned_in_slices(&goes_on).await;
    // What follows from few rows is wanted at once.
    let planned = match planned {
        Some(work) if work.is_applied_soon() => work.applied_in_slices(&|_| turn::is(turn)).await,
        planned => planned,
    };
    // A short list is drawn in the same breath.
    if rows > AT_ONCE {
        breathe().await;
    }
    if planned.is_some() && turn::is(turn) {
        progress.set(None);
        install.emit(planned);
    }
}

/// How far a work is that takes long.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    /// In percent.
    Reading(u8),
    /// Rows, of so many.
    Planning(usize, usize),
    /// In percent.
    Applying(u8),
}

/// Tells how far a work is, now and then, and nothing of a short one: drawing takes its time too.
struct Told {
    progress: UseStateHandle<Option<Far>>,
    turn: u32,
    next: Cell<f64>,
}

impl Told {
    fn new(progress: UseStateHandle<Option<Far>>, turn: u32) -> Self {
        let next = Cell::new(now() + EVERY);
        Self {
            progress,
            turn,
            next,
        }
    }

    /// Whether the work goes on.
    fn is_on(&self, far: Far) -> bool {
        let is_ours = turn::is(self.turn);
        if is_ours && now() >= self.next.get() {
            self.next.set(now() + EVERY);
            self.progress.set(Some(far));
        }
        is_ours
    }
}

/// How often it is told, milliseconds.
const EVERY: f64 = 100.0;

/// How far it is, and the way to leave it.
fn waits(l: Locale, far: Far, stop: Callback<MouseEvent>) -> Html {
    let (label, done, all) = match far {
        Far::Reading(percent) => (s::reading(l), percent.into(), 100),
        Far::Planning(done, rows) => (s::planning(l), done, rows),
        Far::Applying(percent) => (s::applying(l), percent.into(), 100),
    };
    html! {
        <div class="notice" role="status">
            <label>{ label }<progress max={all.to_string()} value={done.to_string()} /></label>
            <button type="button" class="quiet stop" onclick={stop}>{ s::cancel(l) }</button>
        </div>
    }
}
