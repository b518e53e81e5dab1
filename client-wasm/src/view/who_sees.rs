//! Who is here, who can see and hear what, and how long it is kept: measured or agreed, never assumed.

use crate::platform::html::{self, Content, View};

use crate::model::Model;
use crate::model::peer::Path;
use crate::platform::calendar;
use crate::runtime::Page;
use crate::view::consent::second_thoughts;
use crate::view::dialog::framed;
use crate::view::icons::{self, Icon};
use crate::view::people;
use crate::words::{self, Locale};

/// The answer to "Who can see this?".
pub(crate) fn who_sees(page: Page, locale: Locale) -> View {
    let part = |title: &'static str, content: View| {
        html::section().child((html::h3().child(title), content))
    };
    let path = page.memo(move |m| path(m, locale));
    let path = html::p().child(move || path.get());
    let live = html::ul().class("sees-list").child((
        row(icons::LOCK, path.view()),
        said(icons::EYE_OFF, words::visit_private_recording(locale)),
    ));
    let written = html::ul().class("sees-list").child((
        said(icons::PEOPLE, words::sees_everyone(locale)),
        said(icons::HEART, words::sees_care_team(locale)),
        said(icons::BUBBLE_CHECK, words::sees_clinic(locale)),
        kept(page, locale),
    ));
    let everyone = (people::everyone(page, locale), second_thoughts(page, locale));
    let content = (
        part(words::visit_people(locale), everyone.view()),
        part(words::sees_live(locale), live.view()),
        part(words::sees_written(locale), written.view()),
    );
    framed(page, locale, words::sees_title(locale), content.view())
}

/// How sound and picture travel, once both that and whose keys lock them is measured.
fn path(model: &Model, locale: Locale) -> String {
    let quality = model.call.quality();
    match quality.path.filter(|_| quality.encrypted) {
        Some(Path::Direct) => {
            words::visit_private_direct(locale, model.other_name().unwrap_or_default())
        }
        Some(Path::Relayed) => words::visit_private_relayed(locale).to_owned(),
        Some(Path::ByClinic) => words::visit_private_by_clinic(locale).to_owned(),
        None => words::visit_private_connecting(locale).to_owned(),
    }
}

fn kept(page: Page, locale: Locale) -> Option<View> {
    let until = page.model.with_untracked(|m| m.kept_until)?;
    let words = words::sees_kept(locale, &calendar::day_of(until, locale));
    Some(row(icons::CLOCK, html::p().child(words).view()))
}

fn said(icon: Icon, words: &'static str) -> View {
    row(icon, html::p().child(words).view())
}

fn row(icon: Icon, words: View) -> View {
    html::li().child((icon.draw(), words)).view()
}
