//! What the patient tells beforehand: a field a subject, all of them skippable, saved as typed.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{BriefingChange, Command, Line, Subject};

use crate::model::{Model, Tap};
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::folded::folded;
use crate::view::icons;
use crate::view::line_field::{Field, line_field};
use crate::words::{self, Locale};

/// Folded shut; nothing for who has nothing to tell.
pub(crate) fn briefing(page: Page, locale: Locale) -> Option<View> {
    let tells = |m: &Model| m.me().is_some_and(|me| me.role.may_brief());
    page.model.with_untracked(tells).then(|| {
        let hint = html::p().child(words::talk_brief_hint(locale));
        let fields = Subject::ALL.map(|subject| told(page, locale, subject)).collect_view();
        folded(icons::PENCIL, words::talk_brief(locale).view(), (hint, fields).view())
    })
}

fn told(page: Page, locale: Locale, subject: Subject) -> View {
    let start = page.model.with_untracked(|m| {
        let line = m.mirror.state().conversation().briefing.line(subject);
        line.map_or("", Line::as_str).to_owned()
    });
    let label = asks(locale, subject).view();
    let draft = Signal::new(start);
    let field = line_field(page, locale, Field::Told(subject), label, draft, Box::new(|| {}));
    let carried = page.memo(move |m| is_carried(m, subject));
    let still = move || {
        carried.get().then(|| {
            let change = BriefingChange::Confirm { subject };
            let confirm = Tap::Wish(Command::ChangeBriefing { change });
            html::p().class("carried").child((
                html::span().child(words::talk_brief_carried(locale)),
                button(page, "small", None, words::talk_brief_still(locale), confirm),
            ))
        })
    };
    (field, still).view()
}

/// The last visit knew it, and the patient has not said yet that it is still so.
fn is_carried(model: &Model, subject: Subject) -> bool {
    let told = model.mirror.state().conversation().briefing.of(subject);
    told.is_some_and(|told| told.carried.is_some() && !told.confirmed)
}

fn asks(locale: Locale, subject: Subject) -> &'static str {
    match subject {
        Subject::Started => words::talk_brief_started(locale),
        Subject::BetterWorse => words::talk_brief_better_worse(locale),
        Subject::DailyLife => words::talk_brief_daily_life(locale),
        Subject::Medicines => words::talk_brief_medicines(locale),
        Subject::RecentCare => words::talk_brief_recent_care(locale),
        Subject::Matters => words::talk_brief_matters(locale),
        Subject::NameToUse => words::talk_brief_name_to_use(locale),
        Subject::Speaks => words::talk_brief_speaks(locale),
        Subject::Hearing => words::talk_brief_hearing(locale),
        Subject::Helper => words::talk_brief_helper(locale),
        Subject::Place => words::talk_brief_place(locale),
        Subject::Phone => words::talk_brief_phone(locale),
    }
}
