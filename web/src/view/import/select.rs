//! One of several things, chosen from a list that shows what holds after every draw.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What is offered: the value of each, and its name.
pub(super) type Options = Vec<(String, String)>;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    #[prop_or_default]
    pub(super) name: Option<AttrValue>,
    /// What it is called where no label stands around it.
    #[prop_or_default]
    pub(super) label: Option<String>,
    /// The value that holds.
    pub(super) held: String,
    pub(super) options: Options,
    pub(super) choose: Callback<String>,
}

#[component]
pub(super) fn Select(props: &Props) -> Html {
    let select = use_node_ref();
    // What a visitor has chosen, a browser shows from then on, whatever is selected in the markup: also where
    // it was taken back, or refused.
    use_effect({
        let (select, held) = (select.clone(), props.held.clone());
        move || {
            // Any element with a value has it in the same property: one import of it does for all.
            if let Some(select) = select.get() {
                select.unchecked_ref::<HtmlInputElement>().set_value(&held);
            }
        }
    });
    let onchange = props.choose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    html! {
        <select ref={select} name={props.name.clone()} aria-label={props.label.clone().map(AttrValue::from)} {onchange}>
            { for props.options.iter().map(|(value, name)| html! {
                <option value={value.clone()} selected={*value == props.held}>{ name }</option>
            }) }
        </select>
    }
}
