//! What a summary says, of a whole conversation and of none, to each who may read it.

mod fhir;
mod pdf;
mod scene;
mod text;
