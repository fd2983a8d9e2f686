//! The network through time: what must hold of any, and of some by hand.

mod days;
mod files;
mod laws;
mod moments;
