//! The cue that goes with a part of the console: offered there, and suggested by what is typed there.

use crate::platform::html::{Content, View};
use webside_protocol::{Command, Cue};

use crate::model::Tap;
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::catalogue_words::cue_label;
use crate::view::look;
use crate::words::{self, Locale};

/// Offered while `cue` is not live; never begun by itself.
pub(crate) fn cue_offer(page: Page, locale: Locale, cue: Cue, name: &str) -> View {
    let offered = page.memo(move |m| m.cue_to_come() != Some(cue));
    let words = words::console_suggest_accept(locale, name, cue_label(locale, cue));
    let offer = move || {
        offered.get().then(|| {
            let begin = Tap::Wish(Command::BeginCue { cue });
            button(page, "small", Some(look::of_cue(cue).icon), words.clone(), begin)
        })
    };
    offer.view()
}

/// How a part names its cue (`data-cue`), so that typing there suggests that one.
pub(crate) fn place_of(cue: Cue) -> Option<String> {
    Cue::ALL.into_iter().position(|one| one == cue).map(|place| place.to_string())
}
