//! The keys of the console: changed, switched off, and put back (WCAG 2.1.4).

use crate::platform::html::{self, Collect, Content, View};

use crate::model::{Action, Key, Msg, Press, Switch, Tap};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::console::catalogue_words::cue_label;
use crate::view::console::keys::cap;
use crate::view::dialog::framed;
use crate::view::icons;
use crate::words::{self, Locale};

/// The dialog.
pub(crate) fn shortcut_dialog(page: Page, locale: Locale) -> View {
    let listens = Signal::new(None::<usize>);
    let rows = (0..Action::ALL.len()).map(|place| row(page, locale, listens, place));
    let clash = page.memo(move |m| {
        m.shortcuts.taken().map(|taken| {
            let key = m.shortcuts.key(taken).map_or_else(String::new, |key| cap(&key.0));
            words::console_keys_taken(locale, &key, action_words(locale, taken))
        })
    });
    let clash =
        move || clash.get().map(|words| html::p().class("clash").role("alert").child(words));
    let reset = Tap::Press(Press::ResetShortcuts);
    let content = (
        html::p().child(words::console_keys_body(locale)),
        html::ul().class("bindings").child(rows.collect_view()),
        clash,
        html::div().class("doors").child((
            switch(page, locale),
            button(page, "button", Some(icons::RETRY), words::console_keys_reset(locale), reset),
        )),
    );
    framed(page, locale, words::console_keys_title(locale), content.view())
}

fn switch(page: Page, locale: Locale) -> View {
    let on = page.memo(|m| m.shortcuts.are_on());
    let content = move || {
        let (words, to) = if on.get() {
            (words::console_keys_turn_off(locale), Switch::Off)
        } else {
            (words::console_keys_turn_on(locale), Switch::On)
        };
        button(page, "button", Some(icons::KEYBOARD), words, Tap::Press(Press::SetShortcuts(to)))
    };
    content.view()
}

/// An action, its key, and the press that takes the next key for it.
fn row(page: Page, locale: Locale, listens: Signal<Option<usize>>, place: usize) -> View {
    let action = Action::ALL[place];
    let words = action_words(locale, action);
    let key = page.memo(move |m| m.shortcuts.key(action).map(|key| cap(&key.0)));
    let listening = move || listens.get() == Some(place);
    let shown = move || {
        if listening() {
            words::console_keys_press(locale).to_owned()
        } else {
            key.get().unwrap_or_default()
        }
    };
    let take = move |event: html::Event| {
        let Some(name) = html::key_of(&event) else { return };
        if !listening() || name == "Tab" || name == "Shift" {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        listens.set(None);
        if name != "Escape" {
            let key = Key(if name.chars().count() == 1 { name.to_lowercase() } else { name });
            page.send(Msg::Press(Press::Rebind(action, key)));
        }
    };
    let name = words::console_keys_change(locale, words);
    html::li()
        .child((
            html::span().child(words),
            html::button()
                .r#type("button")
                .class("binding")
                .aria_label(move || [&name, ": ", &shown()].concat())
                .on("click", move |_| listens.set(Some(place)))
                .on("blur", move |_| listens.set(None))
                .on("keydown", take)
                .child(html::kbd().child(shown)),
        ))
        .view()
}

fn action_words(locale: Locale, action: Action) -> &'static str {
    match action {
        Action::Cue(cue) => cue_label(locale, cue),
        Action::Answer => words::console_key_answer(locale),
        Action::StopCue => words::console_key_stop(locale),
        Action::Mute => words::console_key_mute(locale),
        Action::Caption => words::console_key_caption(locale),
    }
}
