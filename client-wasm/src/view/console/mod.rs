//! The clinician's screens: who is there, what they say, and the pad that explains the quiet.

mod afterwards;
mod agenda;
mod attention;
mod attention_banner;
mod balance;
mod briefing;
mod captioning;
mod catalogue_words;
mod choice_form;
mod choices;
mod console_dialogs;
mod cue_offer;
mod ending;
mod etiquette;
mod figures;
mod form;
mod handoff;
mod header;
mod invite;
mod keys;
mod pad;
mod pad_more;
mod pad_status;
mod promises;
mod questions;
mod queue;
mod rail;
mod repair;
mod screen;
mod seats;
mod sees;
mod shortcut_dialog;
mod step_form;
mod steps;
mod talk;
mod talk_words;
mod teach_back;

use crate::platform::html::{self, Content, View};

use crate::model::Model;
use crate::runtime::Page;
use crate::view::captions::captions;
use crate::view::stage::their_picture;
use crate::view::tiles::{label_of_large, tiles};
use crate::words::{self, Locale};

pub(crate) use afterwards::afterwards;
pub(crate) use console_dialogs::console_dialog;
pub(crate) use etiquette::{checks, guide};

/// The console: picture and pad in the middle, people on one side, signals on the other.
pub(crate) fn console(page: Page, locale: Locale) -> View {
    let name = page.model.with_untracked(|m| m.other_name().unwrap_or_default().to_owned());
    let stage = html::section().class("stage dark").aria_label(words::visit_with(locale, &name));
    let many = move || page.model.with(Model::is_among_many);
    let shows_screen = move || page.model.with(Model::sees_screen);
    let stage = stage.class_while("many", many).class_while("screen", shows_screen).child((
        their_picture(page, locale, &name),
        label_of_large(page, locale),
        tiles(page, locale, |_, _| View::default()),
        attention_banner::attention_banner(page, locale),
        sees::sees(page, locale, &name),
    ));
    let main = html::main().child((
        stage,
        screen::own_screen(page, locale, &name),
        captions(page, locale),
        captioning::caption_desk(page, locale),
        balance::balance(page, locale, &name),
        rail::rail(page, locale),
        pad::pad_home(page, locale, &name),
    ));
    let columns = html::div().class("columns").child((
        main,
        seats::seats(page, locale),
        queue::queue(page, locale, &name),
    ));
    html::div().class("console").child((header::header(page, locale, &name), columns)).view()
}
