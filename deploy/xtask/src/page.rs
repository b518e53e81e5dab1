//! The pages, each a wasm binary of its own.

/// A page a browser opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// What patients and their companions see.
    Visit,
    /// What clinicians see.
    Console,
    /// What somebody sees who asks whether a visit would work from where they are.
    Check,
}

impl Page {
    /// Every page.
    pub(crate) const ALL: [Page; 3] = [Page::Visit, Page::Console, Page::Check];

    /// The name of its binary, its template and its files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Page::Visit => "visit",
            Page::Console => "console",
            Page::Check => "check",
        }
    }
}
