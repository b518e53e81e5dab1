//! What the other person sees: the same overlay value as on their screen, drawn small under one's own picture.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Departure, Presence, Track};

use crate::model::Model;
use crate::platform::video::Picture;
use crate::runtime::Page;
use crate::view::picture::picture;
use crate::view::{icons, look, quiet_words};
use crate::words::{self, Locale};

/// One's own picture, and the headline that stands on their screen.
pub(crate) fn sees(page: Page, locale: Locale, name: &str) -> View {
    let live = page.memo(|m| m.devices.camera.track == Track::Live);
    let shown = page.memo(move |m| told(m, locale));
    let own = move || {
        if live.get() {
            picture(Picture::Own, words::visit_your_picture(locale))
        } else {
            icons::CAMERA_OFF.draw()
        }
    };
    let sees = words::console_sees(locale, name);
    let words = {
        let sees = sees.clone();
        move || match shown.get() {
            Told::Headline(hue, words) => {
                let quoted = html::b().class(hue).child(html::q().child(words));
                (sees.clone(), " ", quoted).view()
            }
            Told::Nothing(words) => html::b().class("hue-lost").child(words).view(),
            Told::Unknown => View::default(),
        }
    };
    html::section()
        .class("sees")
        .aria_label(sees)
        .child((html::div().class("mine").child(own), html::p().child(words)))
        .view()
}

/// What is known of their screen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    /// The class of its hue, and its words.
    Headline(&'static str, String),
    /// Why they see nothing of this.
    Nothing(String),
    /// This page is cut off, which the banner says.
    Unknown,
}

fn told(model: &Model, locale: Locale) -> Told {
    if let Some(overlay) = model.their_overlay() {
        let hue = look::of_quiet(&overlay.quiet).hue.class();
        return Told::Headline(hue, quiet_words::headline(model, locale, &overlay.quiet));
    }
    let name = model.other_name().unwrap_or_default();
    if model.levels.cut_off().is_some() {
        return Told::Unknown;
    }
    Told::Nothing(match model.counterpart().map(|(_, seat)| seat.presence) {
        Some(Presence::Gone { why: Departure::LinkLost, .. }) => {
            words::console_they_lost(locale, name)
        }
        Some(Presence::Gone { why: Departure::Left, .. }) => words::console_they_left(locale, name),
        Some(Presence::NotYet {} | Presence::Here { .. }) | None => {
            words::console_lobby_not_here(locale, name)
        }
    })
}
