//! What the browser does for the widget, behind functions of our own.

pub(crate) mod chosen;
pub(crate) mod download;
pub(crate) mod drafts;
pub(crate) mod fetch;
pub(crate) mod host;
pub(crate) mod intl;
pub(crate) mod object;
pub(crate) mod time;
