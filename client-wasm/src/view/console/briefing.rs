//! What the patient told before the visit, subject by subject, with what is new since the last one.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Line, Subject, Told};

use crate::model::Model;
use crate::runtime::Page;
use crate::view::console::talk_words;
use crate::words::{self, Locale};

/// The lines, in the order of asking.
pub(crate) fn briefing(page: Page, locale: Locale) -> View {
    let lines = page.memo(lines);
    let list = move || {
        lines.with(|lines| {
            if lines.is_empty() {
                return html::p().class("calm").child(words::console_briefing_none(locale)).view();
            }
            html::ul().child(lines.iter().map(|line| line.draw(locale)).collect_view()).view()
        })
    };
    html::section()
        .class("briefing")
        .aria_labelledby("briefing-title")
        .child((html::h2().id("briefing-title").child(words::console_briefing_title(locale)), list))
        .view()
}

/// How a line stands to the last visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Said and unchanged, or there was no last visit.
    Holds,
    /// Said or changed since.
    New,
    /// Taken back since.
    Gone,
    /// The last visit knew it; nobody confirmed it yet.
    Carried,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct ToldLine {
    subject: Subject,
    line: Line,
    standing: Standing,
}

impl ToldLine {
    fn draw(&self, locale: Locale) -> View {
        let mark = match self.standing {
            Standing::New | Standing::Gone => Some(("mark", words::console_briefing_new(locale))),
            Standing::Carried => Some(("mark old", words::console_briefing_carried(locale))),
            Standing::Holds => None,
        };
        let mark = mark.map(|(class, words)| html::span().class(class).child(words));
        let line = match self.standing {
            Standing::Gone => words::console_briefing_gone(locale, self.line.as_str()),
            Standing::Holds | Standing::New | Standing::Carried => self.line.as_str().to_owned(),
        };
        let subject = html::span().child(talk_words::subject(locale, self.subject));
        html::li()
            .child((html::p().class("subject").child((subject, mark)), html::p().child(line)))
            .view()
    }
}

fn lines(model: &Model) -> Vec<ToldLine> {
    let briefing = &model.mirror.state().conversation().briefing;
    let followed = briefing.told().iter().any(|told| told.carried.is_some());
    let all = Subject::ALL.into_iter().filter_map(|subject| briefing.of(subject));
    all.filter_map(|told| line(told, followed)).collect()
}

/// `followed`: there was a visit before, so that something can be new.
fn line(told: &Told, followed: bool) -> Option<ToldLine> {
    let standing = match &told.line {
        None => Standing::Gone,
        Some(_) if !told.confirmed => Standing::Carried,
        Some(_) if followed && told.is_news() => Standing::New,
        Some(_) => Standing::Holds,
    };
    let line = told.line.clone().or_else(|| told.carried.clone())?;
    Some(ToldLine { subject: told.subject, line, standing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_what_is_new_and_what_nobody_confirmed() {
        let text = |text: &str| Line::new(text).ok();
        let told = |now: &str, before: &str, confirmed| Told {
            subject: Subject::Medicines,
            line: text(now),
            carried: text(before),
            confirmed,
        };
        let rows = [
            (told("two pills", "", true), false, Some(Standing::Holds)),
            (told("two pills", "", true), true, Some(Standing::New)),
            (told("two pills", "one pill", true), true, Some(Standing::New)),
            (told("one pill", "one pill", true), true, Some(Standing::Holds)),
            (told("one pill", "one pill", false), true, Some(Standing::Carried)),
            (told("", "one pill", true), true, Some(Standing::Gone)),
            (told("", "", true), true, None),
        ];
        for (told, followed, expected) in rows {
            let standing = line(&told, followed).map(|line| line.standing);
            assert_eq!(standing, expected, "{told:?}");
        }
    }
}
