//! The network through the years, as drawings, as a table and as a sentence.

use std::rc::Rc;

use buitenkaart_core::export::{years_csv, years_svg};
use buitenkaart_core::model::Date;
use buitenkaart_core::time::{
    Band, Day, Figured, Figures, Series, changed, distances, quotation, timelines,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::intl;
use crate::i18n::{self as t, time as tt};
use crate::view::common::chart::{self, Chart};
use crate::view::common::glyph;
use crate::view::common::hatch::{SURE, UNSURE, hatch};
use crate::view::ctx::Ctx;

/// How high a drawing is, in its own units; it is 1000 wide.
const HEIGHT: u32 = 60;

/// Every year that anybody speaks of, and its last day.
fn years(first: u16, last: u16) -> impl DoubleEndedIterator<Item = (u16, Day)> {
    (first..=last).filter_map(|year| {
        let date = Date::new(&year.to_string())?;
        Some((year, Day::last(date)))
    })
}

/// The part of the page of facts; nothing where nothing has a date.
#[component]
pub(super) fn Years(ctx: &Ctx) -> Html {
    let l = ctx.l();
    let dataset = ctx.dataset().clone();
    let series = use_memo(dataset.clone(), |dataset| Series::of(&dataset.network));
    let network = &dataset.network;
    let last = Day::last(network.file().compiled);
    let Some(first) = series.steps().iter().find_map(|step| step.from) else {
        return html! {};
    };
    let span = [first, last].map(|day| day.date().year());
    if first >= last {
        return html! {};
    }
    let count = network.services().len();
    let most = (0..count)
        .map(|i| peak(&series, last, i))
        .max()
        .unwrap_or(0)
        .max(1);
    html! {
        <section class="years">
            <h2>{ tt::years(l) }</h2>
            <p>{ tt::years_note(l) }</p>
            { for network.services().iter().enumerate().map(|(i, service)| {
                let now = series.at(last).map(|f| f.service(i)).unwrap_or_default();
                let told = t::fill(tt::in_year(l), &[&span[1].to_string(), &now.sure.to_string(), &now.most().to_string()]);
                html! {
                    <figure class={classes!("drawn", glyph::service_class(network, i))}>
                        <figcaption class="fine">{ glyph::service(network, i) }<b>{ service.short.get(l) }</b>{ " " }{ told.clone() }</figcaption>
                        <svg viewBox={format!("0 0 1000 {HEIGHT}")} preserveAspectRatio="none" role="img" aria-label={format!("{}, {}–{}. {told}", service.name.get(l), span[0], span[1])}>
                            { hatch() }
                            { drawing(series.steps(), [first, last], most, i) }
                        </svg>
                    </figure>
                }
            }) }
            <p class="ends fine" aria-hidden="true"><span>{ span[0] }</span><span>{ (span[0] + span[1]) / 2 }</span><span>{ span[1] }</span></p>
            <p class="buttons">
                { chart::buttons(ctx, "network", |ctx| Some(Chart {
                    svg: years_svg(&ctx.dataset().network, ctx.l())?,
                    table: years_csv(&ctx.dataset().network),
                })) }
            </p>
            <details>
                <summary>{ tt::table(l) }</summary>
                <p class="fine">{ tt::end_of_year(l) }</p>
                { table(ctx, &series, span) }
            </details>
            <Sentence ctx={ctx.clone()} first={span[0]} last={span[1]} />
        </section>
    }
}

/// The most that a service may have had.
fn peak(series: &Series, last: Day, service: usize) -> u32 {
    let until = series.steps().iter().filter(|step| step.from <= Some(last));
    until
        .map(|step| step.figures.service(service).most())
        .max()
        .unwrap_or(0)
}

/// Steps as areas: what is sure, and on it what may be.
fn drawing(steps: &[Figured], [first, last]: [Day; 2], most: u32, service: usize) -> Html {
    let (from, to) = (first.number(), last.number());
    let x = |day: i32| (day.clamp(from, to) - from) * 1000 / (to - from).max(1);
    let y = |n: u32| HEIGHT - n * HEIGHT / most;
    let (mut sure, mut maybe) = (String::new(), String::new());
    let ends = steps.iter().skip(1).map(|step| step.from).chain([None]);
    for (step, end) in steps.iter().zip(ends) {
        let start = x(step.from.map_or(from, Day::number));
        let end = x(end.map_or(to, Day::number));
        let band = step.figures.service(service);
        if start >= end {
            continue;
        }
        if band.sure > 0 {
            sure += &format!("M{start} {HEIGHT}V{}H{end}V{HEIGHT}Z", y(band.sure));
        }
        if band.maybe > 0 {
            maybe += &format!(
                "M{start} {}V{}H{end}V{}Z",
                y(band.sure),
                y(band.most()),
                y(band.sure)
            );
        }
    }
    html! { <><path fill={UNSURE} d={maybe} /><path fill={SURE} d={sure} /></> }
}

/// "12", or "12–40".
fn told(band: Band) -> String {
    match band.maybe {
        0 => band.sure.to_string(),
        _ => format!("{}–{}", band.sure, band.most()),
    }
}

fn table(ctx: &Ctx, series: &Rc<Series>, [first, last]: [u16; 2]) -> Html {
    let l = ctx.l();
    let services = ctx.dataset().network.services();
    let network = &ctx.dataset().network;
    let far = distances(network, &timelines(network));
    let mean = |day: Day| {
        let at = far.iter().rfind(|far| far.from <= Some(day));
        at.and_then(|far| far.sure)
            .map_or_else(|| "–".to_owned(), |km| intl::number(l, km, 0))
    };
    let mut shown: Option<&Figures> = None;
    let mut rows: Vec<Html> = Vec::new();
    // Years in which nothing is otherwise than in the one before are left out, but for the last.
    for (year, day) in years(first, last) {
        let Some(figures) = series.at(day) else {
            continue;
        };
        if shown == Some(figures) && year != last {
            continue;
        }
        shown = Some(figures);
        rows.push(html! {
            <tr>
                <th scope="row">{ year }</th>
                { for (0..services.len()).map(|i| html! { <td>{ told(figures.service(i)) }</td> }) }
                <td>{ told(figures.countries) }</td>
                <td>{ told(figures.joint) }</td>
                <td>{ mean(day) }</td>
            </tr>
        });
    }
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={tt::years(l)}>
        <table class="matrix">
            <thead><tr>
                <th scope="col">{ tt::year(l) }</th>
                { for services.iter().map(|s| html! { <th scope="col">{ s.short.get(l) }</th> }) }
                <th scope="col">{ tt::countries(l) }</th>
                <th scope="col">{ tt::joint(l) }</th>
                <th scope="col">{ tt::mean_km(l) }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SentenceProps {
    ctx: Ctx,
    first: u16,
    last: u16,
}

/// What changed between two years, in words.
#[component]
fn Sentence(props: &SentenceProps) -> Html {
    let SentenceProps { ctx, first, last } = props;
    let (l, first, last) = (ctx.l(), *first, *last);
    let chosen = use_state(|| [last.saturating_sub(10).max(first), last]);
    let network = &ctx.dataset().network;
    let [a, b] = *chosen;
    let mut days = years(a.min(b), a.max(b)).map(|(_, day)| day);
    let from = days.next();
    let compiled = Day::last(network.file().compiled);
    let days = from.zip(days.next_back().or(from));
    // The year at hand is told as far as the data go.
    let days = days.map(|(from, to)| [from.min(compiled), to.min(compiled)]);
    let known = ctx.state.times.known;
    let text = days.map(|days| quotation(network, days, &changed(network, days), known, l).text);
    let year = |which: usize| {
        let value = chosen.get(which).copied().unwrap_or(last);
        let chosen = chosen.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let year = input.and_then(|input| input.value().parse::<u16>().ok());
            if let Some(year) = year.filter(|year| (first..=last).contains(year)) {
                let mut next = *chosen;
                if let Some(one) = next.get_mut(which) {
                    *one = year;
                }
                chosen.set(next);
            }
        });
        html! {
            <input type="number" min={first.to_string()} max={last.to_string()} value={value.to_string()} {oninput} />
        }
    };
    html! {
        <div class="sentence claim">
            <h3>{ tt::sentence(l) }</h3>
            <p>
                <label>{ tt::from(l) }{ " " }{ year(0) }</label>{ " " }
                <label>{ tt::until(l) }{ " " }{ year(1) }</label>
            </p>
            <blockquote aria-live="polite">{ text.unwrap_or_default() }</blockquote>
        </div>
    }
}
