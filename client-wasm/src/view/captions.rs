//! What is being said, in large words, in a place of its own: it takes room and never covers anything.
//!
//! Captions stand in for hearing, so a screen reader is not told of them: whoever uses one hears.

use crate::platform::html::{self, Collect, Content, View};

use crate::model::{Model, Press, Switch, Tap};
use crate::runtime::Page;
use crate::view::button::{button, sign_button};
use crate::view::icons;
use crate::words::{self, Locale};

/// The captions, once any came: on, or off for this person alone.
pub(crate) fn captions(page: Page, locale: Locale) -> View {
    let state = page.memo(|m| m.captions.came.then_some(m.captions.off));
    let lines = page.memo(lines);
    let line = move |(who, words): &(String, String)| {
        html::p().child((html::small().child(who.clone()), " ", words.clone()))
    };
    let place = move || {
        let off = state.get()?;
        let press = |switch| Tap::Press(Press::ShowCaptions(switch));
        let content = if off {
            let words = words::captions_show(locale);
            button(page, "pill", Some(icons::CAPTIONS), words, press(Switch::On))
        } else {
            let words = words::captions_hide(locale);
            let list = move || lines.with(|lines| lines.iter().map(line).collect_view());
            (
                html::div().child(list),
                sign_button(page, "close", icons::CROSS, words, press(Switch::Off)),
            )
                .view()
        };
        Some(html::div().class("captions dark").attr("aria-live", "off").child(content))
    };
    place.view()
}

fn lines(model: &Model) -> Vec<(String, String)> {
    let shown = model.captions.shown.iter();
    shown.map(|(seat, line)| (model.name_of(*seat).into(), line.as_str().into())).collect()
}
