//! One page without a browser: the way in and out, the link, calls, devices, words, keys and the plan.

mod devices;
mod house;
mod keys;
mod link;
mod plan;
mod sound_only;
mod switching;
mod way_in;
mod words;
