//! The network through the years, as drawings, as a table and as a sentence.

use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::export::{years_csv, years_svg};
use buitenkaart_core::model::Date;
use buitenkaart_core::time::{
    Band, Day, Figured, Figures, KINDS, Series, as_known, changed, distances, quotation, timelines,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::intl;
use crate::dataset::Dataset;
use crate::i18n::{self as t, time as tt};
use crate::state::Times;
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

/// The figures of a network, and the day with which a drawing of them begins.
type Found = (Series, Day);

/// These; nothing where there is none to draw.
fn figures(network: &Network) -> Option<Found> {
    let series = Series::of(network);
    let first = series.drawn_from(network)?;
    (first < Day::last(network.file().compiled)).then_some((series, first))
}

/// The network on show; where its date is before the first figure, that of all times, as the sources knew it that are
/// asked for. With its figures, if it has any.
fn with_figures(
    shown: &Rc<Dataset>,
    whole: &Rc<Dataset>,
    times: Times,
) -> Option<(Rc<Dataset>, Found)> {
    if let Some(found) = figures(&shown.network) {
        return Some((shown.clone(), found));
    }
    times.at?;
    let all = times.known.map_or_else(
        || whole.clone(),
        |date| Dataset::new(as_known(&whole.network, date).network),
    );
    let found = figures(&all.network)?;
    Some((all, found))
}

/// The part of the page of facts; nothing where nothing has a date.
#[component]
pub(crate) fn Years(ctx: &Ctx) -> Html {
    let state = &ctx.state;
    let asked = (ctx.dataset().clone(), state.whole.clone(), state.times);
    let told = use_memo(asked, |(shown, whole, times)| {
        let (dataset, found) = with_figures(shown, whole, *times)?;
        Some((dataset, Rc::new(found)))
    });
    let Some((dataset, found)) = &*told else {
        return html! {};
    };
    let is_early = dataset != ctx.dataset();
    let mut ctx = ctx.clone();
    if is_early {
        let mut all = (*ctx.state).clone();
        all.dataset = dataset.clone();
        (all.times.at, all.times.since) = (None, None);
        ctx.state = Rc::new(all);
    }
    html! { <Charts {ctx} found={found.clone()} {is_early} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct ChartsProps {
    ctx: Ctx,
    found: Rc<Found>,
    /// Whether they are of all times, for there is none yet at the date on show.
    is_early: bool,
}

#[component]
fn Charts(props: &ChartsProps) -> Html {
    let ChartsProps { ctx, found, .. } = props;
    let l = ctx.l();
    let (series, first) = &**found;
    let first = *first;
    let chosen = use_state(|| false);
    let network = &ctx.dataset().network;
    let last = Day::last(network.file().compiled);
    let span = [first, last].map(|day| day.date().year());
    if first >= last {
        return html! {};
    }
    let kinds = series.kinds();
    let by_kind = *chosen && kinds.len() > 1;
    let drawn: Vec<Drawn> = if by_kind {
        let kinds = kinds.iter().filter_map(|&at| {
            let name = network.role_name(*KINDS.get(at)?, l);
            let of: Of = Box::new(move |figures| figures.kind(at));
            Some((Classes::new(), html! { <b>{ name }</b> }, name, of))
        });
        kinds.collect()
    } else {
        let services = network.services().iter().enumerate();
        let services = services.map(|(i, service)| {
            let head = html! { <>{ glyph::service(network, i) }<b>{ service.short.get(l) }</b></> };
            let of: Of = Box::new(move |figures| figures.service(i));
            (
                classes!(glyph::service_class(network, i)),
                head,
                service.name.get(l),
                of,
            )
        });
        services.collect()
    };
    let peaks = drawn.iter().map(|(.., of)| peak(series, last, of));
    let most = peaks.max().unwrap_or(0).max(1);
    let by = |kind: bool, name: &'static str| {
        let chosen = chosen.clone();
        html! {
            <button type="button" aria-pressed={(kind == by_kind).to_string()} onclick={move |_: MouseEvent| chosen.set(kind)}>{ name }</button>
        }
    };
    html! {
        <section class="years">
            <h2>{ tt::years(l) }</h2>
            if props.is_early {
                <p class="unknown">{ t::fill(tt::figures_from(l), &[&span[0].to_string()]) }</p>
            }
            <p>{ tt::years_note(l) }</p>
            if kinds.len() > 1 {
                <div class="toggle" role="group" aria-label={t::group_by(l)}>
                    <span aria-hidden="true">{ t::group_by(l) }</span>
                    { by(false, t::by_service(l)) }
                    { by(true, tt::by_kind(l)) }
                </div>
            }
            { for drawn.iter().map(|(class, head, name, of)| {
                let now = series.at(last).map(of).unwrap_or_default();
                let told = t::fill(tt::in_year(l), &[&span[1].to_string(), &now.sure.to_string(), &now.most().to_string()]);
                html! {
                    <figure class={classes!("drawn", class.clone())}>
                        <figcaption class="fine">{ head.clone() }{ " " }{ told.clone() }</figcaption>
                        <svg viewBox={format!("0 0 1000 {HEIGHT}")} preserveAspectRatio="none" role="img" aria-label={format!("{name}, {}–{}. {told}", span[0], span[1])}>
                            { hatch() }
                            { drawing(series.steps(), [first, last], most, of) }
                        </svg>
                    </figure>
                }
            }) }
            <p class="ends fine" aria-hidden="true"><span>{ span[0] }</span><span>{ (span[0] + span[1]) / 2 }</span><span>{ span[1] }</span></p>
            <p class="buttons">
                { chart::buttons(ctx, "network", move |ctx| Some(Chart {
                    svg: years_svg(&ctx.dataset().network, ctx.l(), by_kind)?,
                    table: years_csv(&ctx.dataset().network, ctx.state.times.known),
                })) }
            </p>
            <details>
                <summary>{ tt::table(l) }</summary>
                <p class="fine">{ tt::end_of_year(l) }</p>
                { table(ctx, series, span) }
            </details>
            <Sentence key={ctx.state.times.to_string()} ctx={ctx.clone()} {first} />
        </section>
    }
}

/// What is drawn of the figures.
type Of = Box<dyn Fn(&Figures) -> Band>;

/// A drawing: its class, its head, its name and what it shows.
type Drawn<'n> = (Classes, Html, &'n str, Of);

/// The most that there may have been of it.
fn peak(series: &Series, last: Day, of: &Of) -> u32 {
    let until = series.steps().iter().filter(|step| step.from <= Some(last));
    until
        .map(|step| of(&step.figures).most())
        .max()
        .unwrap_or(0)
}

/// Steps as areas: what is sure, and on it what may be.
fn drawing(steps: &[Figured], [first, last]: [Day; 2], most: u32, of: &Of) -> Html {
    let (from, to) = (first.number(), last.number());
    let x = |day: i32| (day.clamp(from, to) - from) * 1000 / (to - from).max(1);
    let y = |n: u32| HEIGHT - n * HEIGHT / most;
    let (mut sure, mut maybe) = (String::new(), String::new());
    let ends = steps.iter().skip(1).map(|step| step.from).chain([None]);
    for (step, end) in steps.iter().zip(ends) {
        let start = x(step.from.map_or(from, Day::number));
        let end = x(end.map_or(to, Day::number));
        let band = of(&step.figures);
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

fn table(ctx: &Ctx, series: &Series, [first, last]: [u16; 2]) -> Html {
    let l = ctx.l();
    let services = ctx.dataset().network.services();
    let network = &ctx.dataset().network;
    let far = distances(network, &timelines(network));
    let mean = |day: Day| {
        let at = far.iter().rfind(|far| far.from <= Some(day));
        at.and_then(|far| far.sure)
            .map_or_else(|| "–".to_owned(), |km| intl::number(l, km, 0))
    };
    // Of a service of several kinds, the number of each too.
    let kinds_of = |service: usize| {
        let kinds = series.kinds_of(service);
        if kinds.len() > 1 { kinds } else { Vec::new() }
    };
    let kinds: Vec<Vec<usize>> = (0..services.len()).map(kinds_of).collect();
    let kind_name = |kind: usize| KINDS.get(kind).map(|kind| network.role_name(*kind, l));
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
                { for kinds.iter().enumerate().map(|(i, kinds)| html! {
                    <>
                        <td>{ told(figures.service(i)) }</td>
                        { for kinds.iter().map(|kind| html! { <td>{ told(figures.of_kind(i, *kind)) }</td> }) }
                    </>
                }) }
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
                { for services.iter().zip(&kinds).map(|(s, kinds)| html! {
                    <>
                        <th scope="col">{ s.short.get(l) }</th>
                        { for kinds.iter().map(|kind| html! { <th scope="col">{ s.short.get(l) }{ " · " }{ kind_name(*kind) }</th> }) }
                    </>
                }) }
                <th scope="col">{ tt::countries(l) }</th>
                <th scope="col">{ tt::joint(l) }</th>
                <th scope="col">{ tt::mean_km(l) }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
        </div>
    }
}

/// How many years the sentence tells of where nobody asks for an interval.
const YEARS: u16 = 10;

/// The days between which the sentence tells what changed, of those that the data tell of: an interval that is on
/// show, or the years before the date on show.
fn asked(times: Times, ends: [Day; 2]) -> [Day; 2] {
    let times = times.ordered();
    let to = within(times.at.map_or(ends[1], Day::last), ends);
    let since = times.since.map(Day::last).filter(|day| *day < ends[1]);
    let before = || Date::new(&to.date().year().saturating_sub(YEARS).to_string());
    let from = since.or_else(|| before().map(Day::last));
    [within(from.unwrap_or(ends[0]), ends), to]
}

/// The days that somebody has typed, the earlier first; nothing where one is no date.
fn typed(texts: [&str; 2], ends: [Day; 2]) -> Option<[Day; 2]> {
    let [one, other] = texts.map(|text| Date::new(text.trim()).map(Day::last));
    let [one, other] = [within(one?, ends), within(other?, ends)];
    Some([one.min(other), one.max(other)])
}

/// A day of which the data tell, as near as can be.
fn within(day: Day, [first, last]: [Day; 2]) -> Day {
    day.max(first).min(last)
}

/// A day as it is typed: the end of a year by the year alone, and so is the year at hand, told as far as the data go.
fn as_typed(day: Day, last: Day) -> String {
    let date = day.date();
    if day == last || (date.month(), date.day()) == (Some(12), Some(31)) {
        return date.year().to_string();
    }
    date.to_string()
}

#[derive(Clone, PartialEq, Properties)]
struct SentenceProps {
    ctx: Ctx,
    /// The first day on which anything changed.
    first: Day,
}

/// What changed between two dates, in words: those on show, until somebody types others.
#[component]
fn Sentence(props: &SentenceProps) -> Html {
    let SentenceProps { ctx, first } = props;
    let l = ctx.l();
    let chosen = use_state(|| None::<[Day; 2]>);
    let boxes = [use_node_ref(), use_node_ref()];
    let times = ctx.state.times;
    // What a date on show leaves out may have changed all the same: of all times, as it was known.
    let whole = ctx.state.whole.clone();
    let then = use_memo((whole.clone(), times.known), |(whole, known)| {
        known.map(|date| as_known(&whole.network, date).network)
    });
    let network = (*then).as_ref().unwrap_or(&whole.network);
    let ends = [first.previous(), Day::last(network.file().compiled)];
    let days = chosen.map_or_else(
        || asked(times, ends),
        |days| days.map(|day| within(day, ends)),
    );
    let text = quotation(network, days, &changed(network, days), times.known, l).text;
    let onchange = {
        let (chosen, boxes) = (chosen.clone(), boxes.clone());
        Callback::from(move |_: Event| {
            let inputs = boxes.each_ref().map(NodeRef::cast::<HtmlInputElement>);
            let [Some(from), Some(to)] = inputs else {
                return;
            };
            for input in [&from, &to] {
                // What is no date is told beside the field: the browser shows it.
                let is_wrong = Date::new(input.value().trim()).is_none();
                input.set_custom_validity(if is_wrong { tt::no_date(l) } else { "" });
                let _ = input.set_attribute("aria-invalid", &is_wrong.to_string());
                if is_wrong {
                    input.report_validity();
                }
            }
            if let Some(days) = typed([&from.value(), &to.value()], ends) {
                chosen.set(Some(days));
            }
        })
    };
    let date = |input: NodeRef, day: Day| {
        html! {
            <input type="text" size="10" ref={input} value={as_typed(day, ends[1])} onchange={onchange.clone()} />
        }
    };
    let ([box_from, box_to], [from, to]) = (boxes, days);
    html! {
        <div class="sentence claim">
            <h3>{ tt::sentence(l) }</h3>
            <p>
                <label>{ tt::from(l) }{ " " }{ date(box_from, from) }</label>{ " " }
                <label>{ tt::until(l) }{ " " }{ date(box_to, to) }</label>
            </p>
            <blockquote aria-live="polite">{ text }</blockquote>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;
    use buitenkaart_core::time::as_of;

    use super::*;

    fn ends() -> [Day; 2] {
        ["1973-12-31", "2026-07"].map(|text| Day::last(Date::new(text).unwrap()))
    }

    fn shown(days: [Day; 2]) -> String {
        days.map(|day| as_typed(day, ends()[1])).join(" ")
    }

    #[test]
    fn before_the_first_figure_those_of_all_times_are_shown() {
        let whole = Dataset::new(load::built_in().unwrap());
        for (text, is_early) in [("1950", true), ("2010", false), ("1950~2019", true)] {
            let times = Times::read(text).unwrap();
            let known = times
                .known
                .map(|date| as_known(&whole.network, date).network);
            let network = known.as_ref().unwrap_or(&whole.network);
            let shown = Dataset::new(as_of(network, times.at.unwrap()));
            let (dataset, (_, first)) = with_figures(&shown, &whole, times).unwrap();
            assert_eq!(dataset != shown, is_early, "{text}");
            assert_eq!(first.date().year(), 1974, "{text}");
            let compiled = dataset.network.file().compiled;
            assert_eq!(compiled.year() == 2010, !is_early, "{text}");
        }
        // Where nobody asks for a date, there is none.
        let never = Dataset::new(as_of(&whole.network, Date::new("1950").unwrap()));
        assert!(with_figures(&never, &never, Times::default()).is_none());
    }

    #[test]
    fn the_sentence_is_of_what_is_on_show() {
        for (times, wanted) in [
            ("2012", "2002 2012"),
            ("2005_2012", "2005 2012"),
            ("2012_2005", "2005 2012"),
            ("2018_2026", "2018 2026"),
            ("2018_", "2018 2026"),
            ("2007-03-31_2012-06", "2007-03-31 2012-06-30"),
            ("1990~2019", "1980 1990"),
            ("~2019", "2016 2026"),
            // What lies beyond the data is put right.
            ("1300_2010", "2016 2026"),
            ("1400_2010", "1973 2010"),
            ("1980", "1973 1980"),
            ("2010_2050", "2010 2026"),
            ("2040_2050", "2016 2026"),
        ] {
            let times = Times::read(times).unwrap_or_default();
            assert_eq!(shown(asked(times, ends())), wanted, "{times}");
        }
        assert_eq!(shown(asked(Times::default(), ends())), "2016 2026");
    }

    #[test]
    fn what_is_typed_is_put_in_order_and_within_the_data() {
        for (texts, wanted) in [
            (["2018", "2022"], Some("2018 2022")),
            (["2022 ", "2018-02"], Some("2018-02-28 2022")),
            (["1400", "2010"], Some("1973 2010")),
            (["2016", "2050"], Some("2016 2026")),
            (["1300", "2010"], None),
            (["2016", ""], None),
        ] {
            let days = typed(texts, ends());
            assert_eq!(days.map(shown).as_deref(), wanted, "{texts:?}");
        }
    }
}
