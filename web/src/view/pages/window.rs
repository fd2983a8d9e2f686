//! Rows by window: of many, those near what one sees are in the page, block by block, whichever box they
//! scroll in. The others have their place kept.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, KeyboardEvent,
};
use yew::prelude::*;

use crate::browser::time::now;

/// As many rows are one block.
pub(super) const BLOCK: usize = 32;

/// Up to so many blocks, all of their rows are in the page.
const FEW: usize = 10;

/// How long after a jump the row that has the focus is held in view, in milliseconds: blocks near it take
/// their true heights, and WebKit does not keep what one sees where it is.
const SETTLING: f64 = 1000.0;

/// The blocks of a list or table.
#[derive(Clone)]
pub(super) struct Window {
    /// The element that they are in, each with its number as `data-block`.
    pub(super) root: NodeRef,
    /// For Home and End.
    pub(super) onkeydown: Callback<KeyboardEvent>,
    blocks: Rc<RefCell<Blocks>>,
}

#[derive(Default)]
struct Blocks {
    count: usize,
    /// Those in view.
    seen: Vec<usize>,
    /// Their heights in CSS pixels, as they were last seen.
    heights: Vec<i32>,
    /// Where the focus is to go: to the first or the last row.
    jump: Option<bool>,
    /// The latest jump, and when it was.
    jumped: Option<(bool, f64)>,
}

impl Window {
    /// Whether the rows of a block are to be in the page: it is in view, or next to one that is.
    pub(super) fn has(&self, block: usize) -> bool {
        let blocks = self.blocks.borrow();
        if blocks.count <= FEW {
            return true;
        }
        let end = blocks.jump.map(|last| {
            if last {
                blocks.count.saturating_sub(1)
            } else {
                0
            }
        });
        let near = |&seen: &usize| seen.abs_diff(block) <= 1;
        block == 0 || end == Some(block) || blocks.seen.iter().any(near)
    }

    /// How high in CSS pixels what keeps the place of so many rows is to be, each about so high: its
    /// `data-height`, which a policy of the page's lets become a style by script alone.
    pub(super) fn place(&self, block: usize, rows: usize, row: i32) -> String {
        let blocks = self.blocks.borrow();
        let known = blocks
            .heights
            .get(block)
            .copied()
            .filter(|&height| height > 0);
        let height = known.unwrap_or_else(|| i32::try_from(rows).unwrap_or(0).saturating_mul(row));
        height.to_string()
    }

    /// Takes in which blocks have come into view or left it. Whether that changes anything.
    fn take(&self, entries: &Array) -> bool {
        let mut blocks = self.blocks.borrow_mut();
        let before = blocks.seen.clone();
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let target = entry.target();
            let Some(block) = number(&target) else {
                continue;
            };
            let focused = target.matches(":focus-within").unwrap_or(false);
            blocks.seen.retain(|&seen| seen != block);
            if entry.is_intersecting() || focused {
                blocks.seen.push(block);
            } else {
                #[allow(clippy::cast_possible_truncation, reason = "some thousands")]
                let height = entry.bounding_client_rect().height().round() as i32;
                if blocks.heights.len() <= block {
                    blocks.heights.resize(block + 1, 0);
                }
                if let Some(slot) = blocks.heights.get_mut(block) {
                    *slot = height;
                }
            }
        }
        before != blocks.seen
    }
}

fn number(element: &Element) -> Option<usize> {
    element.get_attribute("data-block")?.parse().ok()
}

/// The window on so many blocks; `of` says what of: another one begins anew.
#[hook]
pub(super) fn use_window<T: PartialEq + 'static>(count: usize, of: T) -> Window {
    let root = use_node_ref();
    let redraw = use_force_update();
    let blocks = use_memo(of, |_| Rc::new(RefCell::new(Blocks::default())));
    let blocks = (*blocks).clone();
    blocks.borrow_mut().count = count;
    let onkeydown = {
        let (blocks, redraw) = (blocks.clone(), redraw.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = match &*event.key() {
                "Home" => false,
                "End" => true,
                _ => return,
            };
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            event.prevent_default();
            blocks.borrow_mut().jump = Some(last);
            redraw.force_update();
        })
    };
    let window = Window {
        root: root.clone(),
        onkeydown,
        blocks,
    };
    let observer = use_mut_ref(|| None::<(IntersectionObserver, Closure<dyn FnMut(Array)>)>);
    {
        let (observer, window) = (observer.clone(), window.clone());
        use_effect(move || {
            let mut observer = observer.borrow_mut();
            // One for each drawing: what it watches may be gone.
            if let Some((before, _)) = observer.take() {
                before.disconnect();
            }
            let Some(root) = root.cast::<Element>() else {
                return;
            };
            let told = window.clone();
            let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
                if told.take(&entries) {
                    redraw.force_update();
                }
            });
            let Ok(watch) = IntersectionObserver::new(told.as_ref().unchecked_ref()) else {
                return;
            };
            if let Ok(all) = root.query_selector_all("[data-block]") {
                for i in 0..all.length() {
                    if let Some(block) = all.get(i) {
                        let block: HtmlElement = block.unchecked_into();
                        let height = block.get_attribute("data-height");
                        let height = height.map_or_else(String::new, |height| height + "px");
                        let _ = block.style().set_property("height", &height);
                        watch.observe(&block);
                    }
                }
            }
            *observer = Some((watch, told));
            let jump = window.blocks.borrow_mut().jump.take();
            if let Some(last) = jump {
                jump_to(&root, last);
                window.blocks.borrow_mut().jumped = Some((last, now()));
            } else if let Some((last, at)) = window.blocks.borrow().jumped
                && now() - at < SETTLING
                && let Ok(Some(row)) = root.query_selector("button:focus")
            {
                row.scroll_into_view_with_bool(!last);
            }
        });
    }
    use_effect_with((), move |()| {
        move || {
            if let Some((observer, _)) = observer.take() {
                observer.disconnect();
            }
        }
    });
    window
}

/// Gives the focus to the first or the last row, which comes into view by that.
fn jump_to(root: &Element, last: bool) -> Option<()> {
    let rows = root.query_selector_all("[data-block] button").ok()?;
    let at = if last {
        rows.length().checked_sub(1)?
    } else {
        0
    };
    rows.get(at)?.unchecked_into::<HtmlElement>().focus().ok()
}
