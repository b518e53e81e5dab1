//! What people write to each other: a card of its own below the overlay, never over it.

use std::ops::RangeInclusive;

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{ChatLine, Command, SeatId, Seq};

use crate::model::{Model, Msg, Press, Switch};
use crate::runtime::Page;
use crate::view::heading::subheading;
use crate::view::icons;
use crate::view::say_field::{Says, say_field};
use crate::words::{self, Locale};

/// The button of the bar, with how much is new.
pub(crate) fn chat_button(page: Page, locale: Locale) -> View {
    let unread = page.memo(|m| i64::try_from(m.unread()).unwrap_or(i64::MAX));
    let open = page.memo(|m| m.chat.open);
    let press = move |_| {
        let switch = if open.get_untracked() { Switch::Off } else { Switch::On };
        page.send(Msg::Press(Press::ShowChat(switch)));
    };
    html::button()
        .r#type("button")
        .attr("aria-expanded", move || if open.get() { "true" } else { "false" })
        .on("click", press)
        .child((icons::BUBBLE.draw(), move || words::chat(locale, unread.get())))
        .view()
}

/// The card, while it is open.
pub(crate) fn chat_card(page: Page, locale: Locale) -> View {
    let open = page.memo(|m| m.chat.open);
    let card = move || {
        open.get().then(|| {
            html::section()
                .class("talk chat")
                .child((subheading(words::chat_title(locale)), chat(page, locale)))
        })
    };
    card.view()
}

/// The lines, and the field for who may write.
pub(crate) fn chat(page: Page, locale: Locale) -> View {
    let lines = page.memo(move |m| lines(m, locale));
    let one = move |(who, words, going): &(String, String, bool)| {
        let going = going.then(|| html::small().child(words::visit_signal_sending(locale)));
        let who = html::strong().child((who.clone(), " "));
        html::li().child((who, words.clone(), " ", going))
    };
    let list = move || lines.with(|lines| lines.iter().map(one).collect_view());
    let writes = page.model.with_untracked(|m| m.me().is_some_and(|me| me.role.may_chat()));
    let title = words::chat_title(locale);
    (
        html::p().child(words::chat_title_body(locale)),
        html::div()
            .class("chat-lines")
            .tabindex("0")
            .aria_label(title)
            .role("group")
            .child(html::ul().child(list)),
        writes.then(|| say_field(page, locale, Says::Chat)),
    )
        .view()
}

/// Who, what, and whether it is still on its way.
fn lines(model: &Model, locale: Locale) -> Vec<(String, String, bool)> {
    let told = model.chat_lines().iter();
    let told = told.map(|line| (who(model, locale, line.seat), line.line.as_str().into(), false));
    let mut lines: Vec<_> = told.collect();
    for wish in model.pending.iter() {
        if let Command::WriteChat { line } = &wish.command {
            lines.push((words::page_you(locale).into(), line.as_str().into(), true));
        }
    }
    lines
}

fn who(model: &Model, locale: Locale, seat: SeatId) -> String {
    if Some(seat) == model.seat { words::page_you(locale) } else { model.name_of(seat) }.into()
}

/// What a screen reader is told of lines that are new.
pub(crate) fn announced(model: &Model, locale: Locale, places: RangeInclusive<Seq>) -> String {
    let new = |line: &&ChatLine| places.contains(&line.id) && Some(line.seat) != model.seat;
    let say =
        |line: &ChatLine| words::chat_says(locale, model.name_of(line.seat), line.line.as_str());
    let said: Vec<String> = model.chat_lines().iter().filter(new).map(say).collect();
    said.join(" ")
}
