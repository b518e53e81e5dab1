//! One page without a browser: the way in and out, the link, devices, words, keys and the plan.

mod devices;
mod house;
mod keys;
mod link;
mod plan;
mod way_in;
mod words;
