//! One page without a browser: the way in and out, the link, devices, words and keys.

mod devices;
mod house;
mod keys;
mod link;
mod way_in;
mod words;
