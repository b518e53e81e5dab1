//! One page without a browser: the way in and out, the link, calls, devices, words, keys, the plan, and
//! what people write and show.

mod devices;
mod house;
mod keys;
mod link;
mod plan;
mod sound_only;
mod switching;
mod way_in;
mod words;
mod written;
