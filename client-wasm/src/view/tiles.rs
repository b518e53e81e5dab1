//! Those beside whom one talks with: a tile each, with picture, sound, name and role. The interpreter
//! stands beside the other half of the conversation, everyone else in a strip below.

use webside_protocol::limits::SEATS_MAX;
use webside_protocol::{Role, SeatId};

use crate::model::Model;
use crate::platform::html::{self, Collect, Content, View};
use crate::platform::video::Picture;
use crate::runtime::Page;
use crate::view::people::role_words;
use crate::view::picture::picture;
use crate::view::stage::{Shown, absent};
use crate::words::{self, Locale};

/// Where a tile stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Pinned,
    Strip,
}

/// All tiles; `own` is the last one of the strip.
pub(crate) fn tiles(page: Page, locale: Locale, own: fn(Page, Locale) -> View) -> View {
    let any = page.memo(Model::is_among_many);
    let all = move || {
        any.get().then(|| {
            let pinned = row(page, locale, Row::Pinned);
            let strip = (row(page, locale, Row::Strip), html::li().child(own(page, locale)));
            (
                html::ul()
                    .class("pinned")
                    .aria_label(words::page_interpreter(locale))
                    .child(pinned),
                html::ul().class("others").aria_label(words::visit_others(locale)).child(strip),
            )
        })
    };
    all.view()
}

/// The name and the role of the one whose picture is large, while there are others; whose screen it is.
pub(crate) fn label_of_large(page: Page, locale: Locale) -> View {
    let told = page.memo(|m| (m.is_among_many(), m.sees_screen()));
    let label = move || {
        let large = page.model.with_untracked(|m| m.counterpart().map(|(seat, _)| seat));
        large.filter(|_| told.get() != (false, false)).map(|seat| label(page, locale, seat))
    };
    label.view()
}

/// A place for each seat there can be: one that comes or goes leaves the others' pictures alone.
fn row(page: Page, locale: Locale, row: Row) -> View {
    let seats = 0..=u8::try_from(SEATS_MAX).unwrap_or(u8::MAX);
    let place = |seat: u8| {
        let seat = SeatId(seat);
        let stands = page.memo(move |m| m.is_beside(seat) && row_of(m, seat) == row);
        move || stands.get().then(|| draw(page, locale, seat))
    };
    seats.map(place).collect_view()
}

fn row_of(model: &Model, seat: SeatId) -> Row {
    let role = model.mirror.state().seat(seat).map(|seat| seat.role);
    if role == Some(Role::Interpreter) { Row::Pinned } else { Row::Strip }
}

fn draw(page: Page, locale: Locale, seat: SeatId) -> View {
    let shown = page.memo(move |m| Shown::of(m, seat));
    let name = page.model.with_untracked(|m| m.name_of(seat).to_owned());
    let video = picture(Picture::Of(seat), words::visit_their_picture(locale, &name));
    let instead = move || match shown.get() {
        Shown::Picture => None,
        Shown::Nothing(reason) => Some(absent(page, locale, &name, reason)),
    };
    let screen = page.memo(move |m| m.shows_screen(seat));
    let label = move || screen.with(|_| label(page, locale, seat));
    html::li()
        .class("tile")
        .class_while("screen", move || screen.get())
        .child((video, instead, label))
        .view()
}

fn label(page: Page, locale: Locale, seat: SeatId) -> View {
    page.model.with_untracked(|m| {
        if m.shows_screen(seat) {
            return html::p()
                .class("label")
                .child(words::screen_of(locale, m.name_of(seat)))
                .view();
        }
        let role = m.mirror.state().seat(seat).map(|seat| role_words(locale, seat.role));
        let name = html::strong().child(m.name_of(seat).to_owned());
        html::p().class("label").child((name, " ", role)).view()
    })
}
