//! After the visit: how it went, in figures that nobody but the clinician sees.

use std::time::Duration;

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::Figures;

use crate::model::Model;
use crate::runtime::Page;
use crate::view::time_words;
use crate::words::{self, Locale};

/// The figures; nothing where this tab did not follow the visit.
pub(crate) fn figures(page: Page, locale: Locale) -> Option<View> {
    let rows = page.model.with_untracked(|m| rows(m, locale))?;
    let row = |(what, figure): (&'static str, String)| {
        html::li().child((html::span().child(what), html::strong().class("digits").child(figure)))
    };
    let list = html::ul().child(rows.into_iter().map(row).collect_view());
    let title = html::h2().child(words::console_figures(locale));
    let private = html::p().class("hint").child(words::console_figures_private(locale));
    Some(html::section().class("figures").child((title, list, private)).view())
}

type Row = (&'static str, String);

fn rows(model: &Model, locale: Locale) -> Option<Vec<Row>> {
    let figures = model.figures()?;
    let mut rows = vec![
        (words::console_figures_narrated(locale), narrated(model, locale)),
        (words::console_figures_first_cue(locale), first_cue(figures, locale)),
        (words::console_figures_agenda(locale), agenda(figures, locale)),
        (words::console_figures_teach_back(locale), teach_back(model, figures, locale)),
    ];
    rows.extend(spoke(model, locale).map(|shares| (words::console_figures_spoke(locale), shares)));
    Some(rows)
}

fn narrated(model: &Model, locale: Locale) -> String {
    let silence = time_words::so_far_short(locale, model.balance.silence());
    model.balance.narrated_share().map_or_else(
        || words::console_figures_never_silent(locale).to_owned(),
        |share| words::console_figures_narrated_of(locale, &share.to_string(), &silence),
    )
}

fn first_cue(figures: Figures, locale: Locale) -> String {
    figures.first_cue_after_s.map_or_else(
        || words::console_figures_no_cue(locale).to_owned(),
        |seconds| time_words::so_far_short(locale, Duration::from_secs(seconds.into())),
    )
}

fn agenda(figures: Figures, locale: Locale) -> String {
    match figures.topics {
        0 => words::console_figures_no_topics(locale).to_owned(),
        all => part_of(locale, figures.addressed, all),
    }
}

fn teach_back(model: &Model, figures: Figures, locale: Locale) -> String {
    let asked = model.mirror.state().conversation().teach_back.asked_at.is_some();
    if asked || figures.came_across > 0 {
        return part_of(locale, figures.came_across, figures.steps);
    }
    words::console_figures_teach_back_not(locale).to_owned()
}

/// Nothing after a visit too short to say.
fn spoke(model: &Model, locale: Locale) -> Option<String> {
    let shares = model.balance.shares()?;
    let name = model.other_name().unwrap_or_default();
    let spoke = [
        words::console_balance_you(locale, &shares.own.to_string()),
        words::console_balance_quiet(locale, &shares.quiet.to_string()),
        words::console_balance_them(locale, name, &shares.theirs.to_string()),
    ];
    Some(spoke.join(" · "))
}

fn part_of(locale: Locale, part: u8, all: u8) -> String {
    words::console_figures_of(locale, &part.to_string(), &all.to_string())
}
