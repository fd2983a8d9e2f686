//! What several views draw.

pub(crate) mod chart;
pub(crate) mod claims;
pub(crate) mod clipboard;
pub(crate) mod dialog;
pub(crate) mod file_name;
pub(crate) mod files;
pub(crate) mod glyph;
pub(crate) mod hatch;
pub(crate) mod held;
pub(crate) mod link;
pub(crate) mod marks;
pub(crate) mod picture;
pub(crate) mod reading;
pub(crate) mod rows;
pub(crate) mod section;
pub(crate) mod slices;
pub(crate) mod styles;
