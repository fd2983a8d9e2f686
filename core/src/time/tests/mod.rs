//! The network through time: what must hold of any, and of some by hand.

mod laws;
mod moments;
