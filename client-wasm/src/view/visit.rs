//! The patient's visit: the picture above, why it is quiet, what one can say by touch, the bar.

use crate::platform::html::{self, Content, View};

use crate::model::peer::Path;
use crate::model::{Dialog, Model, Press, Tap};
use crate::runtime::Page;
use crate::view::agenda::agenda_row;
use crate::view::button::button;
use crate::view::captions::captions;
use crate::view::chat::chat_card;
use crate::view::choices::choices;
use crate::view::consent::consent;
use crate::view::controls::controls;
use crate::view::device_fault::device_fault;
use crate::view::heading::heading;
use crate::view::icons;
use crate::view::overlay::overlay;
use crate::view::plan_card::plan_sheet;
use crate::view::promises::promises_row;
use crate::view::questions::questions;
use crate::view::say_field::{Says, say_field};
use crate::view::screen_share::screen_card;
use crate::view::signals::signals;
use crate::view::stage::{own_picture, their_picture};
use crate::view::teach_back::teach_back;
use crate::view::tiles::{label_of_large, tiles};
use crate::view::{interpreting, own_state, people, time_words};
use crate::words::{self, Locale};

/// The visit.
pub(crate) fn visit(page: Page, locale: Locale) -> View {
    let name = page.model.with_untracked(|m| m.other_name().unwrap_or_default().to_owned());
    // Of who only follows the visit nothing is seen or heard, and nothing can fail.
    let seen = page.memo(Model::is_seen);
    let alone = page.memo(|m| m.is_seen() && !m.is_among_many());
    let screen = move || page.model.with(Model::sees_screen);
    let stage = html::section().class("stage dark").aria_label(words::visit_with(locale, &name));
    let stage =
        stage.class_while("many", move || many(page)).class_while("screen", screen).child((
            their_picture(page, locale, &name),
            label_of_large(page, locale),
            top(page, locale, &name),
            tiles(page, locale, own_tile),
            move || alone.get().then(|| own_picture(page, locale)),
        ));
    let trouble = page.memo(sudden_fault);
    // One thing at a time: the fault says all that the line would.
    let state = move || match trouble.get() {
        Some(fault) => device_fault(page, locale, fault),
        None => seen.get().then(|| own_state::own_state(page, locale)).view(),
    };
    let main = html::main().child((
        (captions(page, locale), overlay(page, locale), caption_desk(page, locale)),
        (chat_card(page, locale), screen_card(page, locale)),
        (consent(page, locale), state, interpreting::interpreting(page, locale)),
        teach_back(page, locale),
        choices(page, locale),
        signals(page, locale, &name),
        plan_sheet(page, locale),
        promises_row(page, locale),
        questions(page, locale),
        agenda_row(page, locale),
    ));
    html::div().class("visit").child((stage, main, controls(page, locale))).view()
}

/// Where a captioner writes what is said.
fn caption_desk(page: Page, locale: Locale) -> Option<View> {
    let captions = page.model.with_untracked(Model::may_caption);
    captions.then(|| html::div().class("talk").child(say_field(page, locale, Says::Caption)).view())
}

fn many(page: Page) -> bool {
    page.model.with(Model::is_among_many)
}

fn own_tile(page: Page, locale: Locale) -> View {
    let seen = page.model.with_untracked(Model::is_seen);
    if seen { own_picture(page, locale) } else { View::default() }
}

/// Who it is, how long the visit goes, and what is measured of its privacy.
fn top(page: Page, locale: Locale, name: &str) -> View {
    let running = move || {
        let running = page.model.with(Model::running);
        running.map(|span| words::visit_running(locale, &time_words::clock(span)))
    };
    let who =
        html::div().class("who").child((heading(name), html::p().class("digits").child(running)));
    let pills = html::div().class("pills").child((others(page, locale), private(page, locale)));
    html::header().class("top").child((who, pills)).view()
}

/// "Private" stands only while the keys of the call are known to be the two ends' own; what the clinic's
/// server opens is encrypted, no more.
fn private(page: Page, locale: Locale) -> View {
    let path = page.memo(|m| m.call.quality().path.filter(|_| m.call.quality().encrypted));
    let open = || Tap::Press(Press::Open(Dialog::Privacy));
    let pill = move || {
        path.get().map(|path| {
            let words = match path {
                Path::Direct | Path::Relayed => words::visit_private(locale),
                Path::ByClinic => words::visit_encrypted(locale),
            };
            button(page, "pill", Some(icons::LOCK), words, open())
        })
    };
    pill.view()
}

/// Who else is here, when more than two are.
fn others(page: Page, locale: Locale) -> View {
    let count = page.memo(people::inside);
    let open = || Tap::Press(Press::Open(Dialog::People));
    let pill = move || {
        let count = count.get();
        let words = words::visit_people_count(locale, count);
        (count > 2).then(|| button(page, "pill", Some(icons::PEOPLE), words, open()))
    };
    pill.view()
}

/// A device that failed in the visit is told; one that was never there was told before.
fn sudden_fault(model: &Model) -> Option<crate::model::DeviceFault> {
    use crate::model::DeviceFault as Fault;
    let fault = model.devices.fault()?;
    match fault {
        Fault::Stopped { .. } | Fault::Interrupted { .. } => Some(fault),
        Fault::Unsupported
        | Fault::Refused { .. }
        | Fault::RefusedBySystem { .. }
        | Fault::NotFound { .. }
        | Fault::InUse { .. }
        | Fault::Broken { .. }
        | Fault::NothingHeard => None,
    }
}
