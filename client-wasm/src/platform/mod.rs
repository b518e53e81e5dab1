//! Every call to the browser, and nothing else: what is worth testing stands in `model`.

pub mod video;
