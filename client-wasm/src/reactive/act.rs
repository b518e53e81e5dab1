//! What is done or asked again and again.
//!
//! It stands for `Fn() -> T` behind a pointer: a table of `dyn Fn` holds three ways to call, of which
//! one is used, and the page has hundreds of tables.

/// Can be done as often as one likes.
pub(crate) trait Act<T = ()> {
    fn act(&self) -> T;
}

impl<T, F: Fn() -> T> Act<T> for F {
    fn act(&self) -> T {
        self()
    }
}
