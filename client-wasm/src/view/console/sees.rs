//! What the other person sees: the same overlay value as on their screen, drawn small under one's own picture.

use crate::platform::html::{self, Content, View};
use reactive_graph::prelude::*;
use webside_protocol::Track;

use crate::platform::video::Picture;
use crate::runtime::Page;
use crate::view::picture::picture;
use crate::view::{icons, look, quiet_words};
use crate::words::{self, Locale};

/// One's own picture, and the headline that stands on their screen.
pub(crate) fn sees(page: Page, locale: Locale, name: &str) -> View {
    let live = page.memo(|m| m.devices.camera.track == Track::Live);
    let shown = page.memo(move |m| {
        m.their_overlay().map(|o| {
            (look::of_quiet(&o.quiet).hue.class(), quiet_words::headline(m, locale, &o.quiet))
        })
    });
    let own = move || {
        if live.get() {
            picture(Picture::Own, words::visit_your_picture(locale))
        } else {
            icons::CAMERA_OFF.draw()
        }
    };
    let cut_off = words::console_own_link_lost(locale, name);
    let headline = move || match shown.get() {
        Some((hue, words)) => html::b().class(hue).child(words),
        None => html::b().class("hue-lost").child(cut_off.clone()),
    };
    html::section()
        .class("sees")
        .aria_label(words::console_sees(locale, name))
        .child((
            html::div().class("mine").child(own),
            html::p().child((words::console_sees(locale, name), " ", headline)),
        ))
        .view()
}
