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

/// One person's tile.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tile {
    seat: SeatId,
    name: String,
    role: Role,
}

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

/// The name and the role of the one whose picture is large, while there are others.
pub(crate) fn label_of_large(page: Page, locale: Locale) -> View {
    let large = page.memo(|m| {
        let (_, seat) = m.counterpart().filter(|_| m.is_among_many())?;
        Some((seat.name.as_str().to_owned(), seat.role))
    });
    let label = move || large.get().map(|(name, role)| label(locale, &name, role));
    label.view()
}

/// A place for each seat there can be: one that comes or goes leaves the others' pictures alone.
fn row(page: Page, locale: Locale, row: Row) -> View {
    let seats = 0..=u8::try_from(SEATS_MAX).unwrap_or(u8::MAX);
    let place = |seat: u8| {
        let tile = page.memo(move |m| tile_of(m, SeatId(seat), row));
        move || tile.with(|tile| tile.as_ref().map(|tile| draw(page, locale, tile)))
    };
    seats.map(place).collect_view()
}

fn tile_of(model: &Model, seat: SeatId, row: Row) -> Option<Tile> {
    let (_, of) = model.beside().find(|(other, _)| *other == seat)?;
    let own = if of.role == Role::Interpreter { Row::Pinned } else { Row::Strip };
    let tile = Tile { seat, name: of.name.as_str().to_owned(), role: of.role };
    (own == row).then_some(tile)
}

fn draw(page: Page, locale: Locale, tile: &Tile) -> View {
    let Tile { seat, name, role } = tile.clone();
    let shown = page.memo(move |m| Shown::of(m, seat));
    let video = picture(Picture::Of(seat), words::visit_their_picture(locale, &name));
    let label = label(locale, &name, role);
    let instead = move || match shown.get() {
        Shown::Picture => None,
        Shown::Nothing(reason) => Some(absent(page, locale, &name, reason)),
    };
    html::li().class("tile").child((video, instead, label)).view()
}

fn label(locale: Locale, name: &str, role: Role) -> View {
    let name = html::strong().child(name.to_owned());
    html::p().class("label").child((name, " ", role_words(locale, role))).view()
}
