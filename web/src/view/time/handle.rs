//! A handle of the time bar: dragged to any day; by the keys, from event to event or year to year.

use std::rc::Rc;

use buitenkaart_core::time::Day;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::course::Course;

#[derive(Clone, Properties)]
pub(super) struct Props {
    pub(super) course: Rc<Option<Course>>,
    pub(super) day: Day,
    pub(super) name: AttrValue,
    /// What a screen reader hears of where it is.
    pub(super) text: String,
    pub(super) keys: AttrValue,
    /// Is told of the day, and whether the handle is let go.
    pub(super) moved: Callback<(Day, bool)>,
}

impl PartialEq for Props {
    fn eq(&self, _: &Self) -> bool {
        // What it tells depends on the state at hand.
        false
    }
}

/// The handle.
#[component]
pub(super) fn Handle(props: &Props) -> Html {
    let Props {
        course, day, moved, ..
    } = props;
    let Some(course_now) = &**course else {
        return html! {};
    };
    let tell = |is_let_go: bool| {
        let moved = moved.clone();
        move |event: &Event| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let number = input.and_then(|input| input.value().parse::<f64>().ok());
            if let Some(number) = number {
                #[allow(clippy::cast_possible_truncation, reason = "a day of the bar's range")]
                let day = Day::from_number(number as i32);
                moved.emit((day, is_let_go));
            }
        }
    };
    let onkeydown = {
        let (course, moved, day) = (course.clone(), moved.clone(), *day);
        Callback::from(move |event: KeyboardEvent| {
            // Those are the browser's: Alt with an arrow goes back.
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let forwards = match &*event.key() {
                "ArrowRight" | "ArrowUp" => true,
                "ArrowLeft" | "ArrowDown" => false,
                _ => return,
            };
            event.prevent_default();
            let there = (*course).as_ref().and_then(|course| {
                if event.shift_key() {
                    course.year_from(day, if forwards { 1 } else { -1 })
                } else {
                    course.beside(day, forwards)
                }
            });
            if let Some(there) = there {
                moved.emit((there, true));
            }
        })
    };
    let (dragged, let_go) = (tell(false), tell(true));
    html! {
        <input type="range" min={course_now.first.number().to_string()} max={course_now.last.number().to_string()}
            value={day.number().to_string()} aria-label={props.name.clone()} aria-valuetext={props.text.clone()} title={props.keys.clone()}
            {onkeydown} oninput={move |event: InputEvent| dragged(&event)} onchange={move |event: Event| let_go(&event)} />
    }
}
