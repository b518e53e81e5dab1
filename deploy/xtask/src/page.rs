//! The two pages, each a wasm binary of its own.

/// A page a browser opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// What patients and their companions see.
    Visit,
    /// What clinicians see.
    Console,
}

impl Page {
    /// Both pages.
    pub(crate) const ALL: [Page; 2] = [Page::Visit, Page::Console];

    /// The name of its binary, its template and its files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Page::Visit => "visit",
            Page::Console => "console",
        }
    }
}
