//! Choices laid out for the patient: what matters to them, where they lean and why, and what was decided.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::limits::CHOICES_MAX;
use webside_protocol::{Choice, ChoiceChange, ChoiceOption, Command, Cue, Line, Seq};

use crate::model::{Model, Tap};
use crate::platform::focus;
use crate::reactive::{Signal, alive};
use crate::runtime::Page;
use crate::view::console::choice_form::choice_form;
use crate::view::console::cue_offer::{cue_offer, place_of};
use crate::view::console::form::{Form, SendKey, Wish, line};
use crate::view::console::talk_words;
use crate::view::icons;
use crate::words::{self, Locale};

/// What is being decided: which option of which choice, and why.
#[derive(Clone, Copy)]
struct Deciding {
    on: Signal<Option<(Seq, u8)>>,
    reason: Signal<String>,
    form: Form,
}

/// The choices, and the form for the next one.
pub(crate) fn choices(page: Page, locale: Locale, name: &str) -> View {
    let deciding = Deciding {
        on: Signal::new(None),
        reason: Signal::new(String::new()),
        form: Form::new(page, SendKey::Enter),
    };
    deciding.form.until(is_decided, move || {
        deciding.on.set(None);
        deciding.reason.set(String::new());
    });
    let count = page.memo(|m| laid_out(m).len());
    // Made once, so that what is written stays; shut once there is something to look at.
    let next = html::details()
        .class("pad-more")
        .attr("open", move || count.get() == 0)
        .attr("hidden", move || count.get() >= CHOICES_MAX)
        .child((
            html::summary().child((words::console_choice_new(locale), icons::CHEVRON.draw())),
            choice_form(page, locale),
        ))
        .made(move |details| {
            alive(Box::new(move || {
                if count.get() > 0 {
                    focus::out_of_folded(&details);
                }
            }));
        });
    html::section()
        .class("desk-choices")
        .attr("data-cue", place_of(Cue::Options))
        .aria_labelledby("choices-title")
        .child((
            html::h2().id("choices-title").child(words::console_choice_title(locale)),
            html::p().class("calm").child(words::console_choice_lead(locale, name)),
            cue_offer(page, locale, Cue::Options, name),
            list(page, locale, deciding, name),
            decision(page, locale, deciding),
            next,
        ))
        .view()
}

/// Choices in which the patient said something, and nothing is decided.
pub(crate) fn waiting(model: &Model) -> usize {
    let answered = |choice: &&Choice| {
        let said = !choice.matters.is_empty() || choice.leaning.is_some() || choice.why.is_some();
        said && choice.decision.is_none()
    };
    laid_out(model).iter().filter(answered).count()
}

fn laid_out(model: &Model) -> &[Choice] {
    model.mirror.state().conversation().choices.laid_out()
}

fn list(page: Page, locale: Locale, deciding: Deciding, name: &str) -> View {
    let shown = page.memo(|m| laid_out(m).to_vec());
    let name = name.to_owned();
    let list = move || {
        let one = |choice: &Choice| card(page, locale, deciding, &name, choice);
        shown.with(|all| html::ul().class("desk-cards").child(all.iter().map(one).collect_view()))
    };
    list.view()
}

fn card(page: Page, locale: Locale, deciding: Deciding, name: &str, choice: &Choice) -> View {
    let id = choice.id;
    let withdraw =
        Tap::Wish(Command::ChangeChoices { change: ChoiceChange::Withdraw { choice: id } });
    let withdraw = html::button()
        .r#type("button")
        .aria_label(words::console_choice_withdraw(locale, choice.line.as_str()))
        .on("click", move |_| page.tap(&withdraw))
        .child(icons::CROSS.draw());
    let title = html::div().class("desk-card-head").child((
        html::p().class("line").child(choice.line.as_str().to_owned()),
        html::div().class("step-tools").child(withdraw),
    ));
    let one = |(place, option): (usize, &ChoiceOption)| {
        let place = u8::try_from(place).unwrap_or(u8::MAX);
        way(locale, deciding, name, choice, place, option)
    };
    let ways = choice.options.iter().enumerate().map(one).collect_view();
    html::li()
        .child((title, said(locale, name, choice), html::ul().class("desk-ways").child(ways)))
        .view()
}

/// What the patient said, in the patient's words.
fn said(locale: Locale, name: &str, choice: &Choice) -> View {
    if choice.matters.is_empty() && choice.why.is_none() {
        return html::p().class("calm").child(words::console_choice_silent(locale, name)).view();
    }
    let matters = (!choice.matters.is_empty()).then(|| {
        let one = |matter: &_| html::li().child(talk_words::matter(locale, *matter));
        let title = html::p().class("subject").child(words::console_choice_matters(locale, name));
        (
            title,
            html::ul().class("desk-matters").child(choice.matters.iter().map(one).collect_view()),
        )
    });
    let why = choice.why.as_ref().map(|why| {
        let title = html::p().class("subject").child(words::console_choice_why(locale, name));
        (title, html::p().class("wrote").child(html::q().child(why.as_str().to_owned())))
    });
    (matters, why).view()
}

/// One way to go: what is known of it, who leans there, and the tap that decides.
fn way(
    locale: Locale,
    deciding: Deciding,
    name: &str,
    choice: &Choice,
    place: u8,
    option: &ChoiceOption,
) -> View {
    let decided = choice.decision.as_ref().filter(|decision| decision.option == place);
    let leans = (choice.leaning == Some(place))
        .then(|| html::span().class("mark").child(words::console_choice_leans(locale, name)));
    let head = html::p()
        .class("desk-way-head")
        .child((html::b().child(option.name.as_str().to_owned()), leans));
    let known = [
        (words::console_choice_means(locale), &option.means),
        (words::console_choice_good(locale), &option.good),
        (words::console_choice_bad(locale), &option.bad),
        (words::console_choice_cost(locale), &option.cost),
        (words::console_choice_time(locale), &option.time),
    ];
    let known = known.into_iter().filter_map(|(title, line)| {
        let line = line.as_ref()?.as_str().to_owned();
        Some(html::p().class("about").child((html::span().child([title, ":"].concat()), " ", line)))
    });
    let outcome = match decided {
        Some(decision) => {
            let reason = html::q().child(decision.line.as_str().to_owned());
            let words = html::span().child((words::console_choice_decided(locale), ": ", reason));
            html::p().class("desk-done").child((icons::CHECK.draw(), words)).view()
        }
        None => {
            let id = choice.id;
            html::button()
                .r#type("button")
                .class("small")
                .aria_label(words::console_choice_decide_what(locale, option.name.as_str()))
                .aria_pressed(move || match deciding.on.get() {
                    Some(on) if on == (id, place) => "true",
                    Some(_) | None => "false",
                })
                .on("click", move |_| {
                    deciding.form.edited();
                    deciding.on.set(Some((id, place)));
                })
                .child(words::console_choice_decide(locale))
                .view()
        }
    };
    let class = if decided.is_some() { "decided" } else { "" };
    html::li().class(class).child((head, known.collect_view(), outcome)).view()
}

/// The reason for what was chosen. It is asked once an option was tapped, and stays when another is.
fn decision(page: Page, locale: Locale, deciding: Deciding) -> View {
    let chosen = page.memo(move |m| {
        let (id, place) = deciding.on.get_untracked()?;
        let choice = laid_out(m).iter().find(|choice| choice.id == id)?;
        Some(choice.options.get(usize::from(place))?.name.as_str().to_owned())
    });
    let wish = move || -> Wish {
        let line = line(locale, deciding.reason)?;
        let (choice, option) =
            deciding.on.get_untracked().ok_or(words::console_line_missing(locale))?;
        Ok(Command::ChangeChoices { change: ChoiceChange::Decide { choice, option, line } })
    };
    let content = move || {
        chosen.get().map(|what| {
            let cancel = html::button()
                .r#type("button")
                .class("small")
                .on("click", move |_| deciding.on.set(None))
                .child(words::console_page_cancel(locale));
            let label = words::console_choice_reason(locale, &what);
            let save = words::console_choice_save(locale);
            html::div()
                .class("desk-form")
                .child((
                    deciding.form.field(label, deciding.reason, Line::CHARS_MAX, wish),
                    deciding.form.button(save, cancel, wish),
                ))
                .placed(|form| focus::first_field(&form))
        })
    };
    content.view()
}

fn is_decided(model: &Model, sent: &Command) -> bool {
    let Command::ChangeChoices { change: ChoiceChange::Decide { choice, option, line } } = sent
    else {
        return false;
    };
    let known = laid_out(model).iter().find(|known| known.id == *choice);
    let decision = known.and_then(|known| known.decision.as_ref());
    decision.is_some_and(|known| known.option == *option && known.line == *line)
}
