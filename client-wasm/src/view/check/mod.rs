//! The page that checks whether a visit would work: the verdict first, in large plain words, then the one
//! thing to mend, and below a fold all that was found, for who looks after the network.

mod lines;
mod masthead;
mod verdict_words;

use crate::check::{Answer, Check, CheckMsg, Stage, Step, Verdict, verdict};
use crate::check_runtime::CheckPage;
use crate::platform::focus;
use crate::platform::html::{self, Collect, Content, View};
use crate::view::clinic_phone::dialled;
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

use lines::Line;

/// The page.
pub fn check_page(page: CheckPage) -> View {
    let locale = page.memo(|check| check.locale);
    let all = move || whole(page, locale.get());
    all.view()
}

fn whole(page: CheckPage, locale: Locale) -> View {
    let running = page.memo(|check| matches!(check.stage, Stage::Running(_)));
    let stage = page.memo(|check| match check.stage {
        // The steps within are told by the line, which stays.
        Stage::Running(_) => Stage::Running(Step::Server),
        at_rest @ (Stage::Ready | Stage::Stopped | Stage::Done) => at_rest,
    });
    let head = (
        html::h1().child(words::check_title(locale)),
        html::p().class("lead").child(words::check_lead(locale)),
    );
    let now = move || match stage.get() {
        Stage::Ready | Stage::Stopped => doors(page, locale, words::page_test_connection(locale)),
        Stage::Running(_) => {
            button(page, "button", icons::STOP, words::check_stop(locale), || CheckMsg::Stop)
        }
        Stage::Done => done(page, locale),
    };
    let now = html::section().class("now").aria_label(words::check_tab(locale)).child(now);
    let progress = html::div()
        .class("progress hue-listen")
        .class_while("idle", move || !running.get())
        .child((icons::WAVES.draw(), status(page, locale)));
    let sheet =
        html::main().class("sheet check").child((head, progress, now, way_back(page, locale)));
    html::div().class("paper").child((masthead::masthead(page, locale), sheet)).view()
}

/// What a screen reader is told while it runs; it stands on the page from the start, so that it is heard.
fn status(page: CheckPage, locale: Locale) -> View {
    let told = page.memo(move |check| told(check, locale));
    let told = move || told.get();
    html::p().role("status").child(told).view()
}

fn told(check: &Check, locale: Locale) -> String {
    if check.language_failed {
        return words::check_language_failed(locale).to_owned();
    }
    match check.stage {
        Stage::Ready | Stage::Done => String::new(),
        Stage::Stopped => words::check_stopped(locale).to_owned(),
        Stage::Running(step) => {
            [words::check_running(locale), ": ", &step_words(step, locale), "…"].concat()
        }
    }
}

fn step_words(step: Step, locale: Locale) -> String {
    let fixed = match step {
        Step::Server => words::check_step_server(locale),
        Step::Socket => words::check_step_socket(locale),
        Step::Direct => words::check_step_direct(locale),
        Step::Relay(way) => return words::check_step_relay(locale, way.protocol()),
        Step::Trips => words::check_step_trips(locale),
        Step::Upload => words::check_step_upload(locale),
    };
    fixed.to_owned()
}

fn doors(page: CheckPage, locale: Locale, begin: &'static str) -> View {
    let begin = button(page, "button main", icons::PULSE, begin, || CheckMsg::Begin);
    html::div().class("doors").child((begin, call(page, locale))).view()
}

/// The clinic's number, for who did not get as far as they wanted.
fn call(page: CheckPage, locale: Locale) -> View {
    let needed = page.memo(|check| {
        let works = verdict(&check.findings).answer <= Answer::SoundFirst;
        let phone = check.clinic.as_ref().map(|clinic| clinic.phone.clone());
        phone.filter(|phone| check.stage == Stage::Done && !works && !phone.is_empty())
    });
    let link = move || {
        needed.get().map(|number| {
            html::a()
                .class("button")
                .href(dialled(&number))
                .child((icons::PHONE.draw(), words::check_call(locale, &number)))
        })
    };
    link.view()
}

/// Verdict, the one thing, once more, and the fold.
fn done(page: CheckPage, locale: Locale) -> View {
    page.model.with_untracked(|check| {
        (
            verdict_card(check, locale),
            doors(page, locale, words::check_again(locale)),
            for_it(page, check, locale),
        )
            .view()
    })
}

fn verdict_card(check: &Check, locale: Locale) -> View {
    let Verdict { answer, broken } = verdict(&check.findings);
    let look = verdict_words::look(answer);
    // The verdict takes the focus: a screen reader reads on from there.
    let heading = html::h2().tabindex("-1").child(verdict_words::answer(locale, answer));
    let heading = heading.placed(|element| focus::heading(&element));
    let one_thing = match broken {
        Some(broken) => {
            let (title, fix) = verdict_words::broken(locale, broken, &check.findings);
            (html::h3().child(title), html::p().child(fix)).view()
        }
        None => html::p().child(words::check_all_good(locale)).view(),
    };
    let glyph = html::div().class("glyph").child(look.icon.draw());
    let words = html::div().child((heading, one_thing));
    let class = ["verdict ", look.hue.class()].concat();
    html::div().class(class).child((glyph, words)).view()
}

fn for_it(page: CheckPage, check: &Check, locale: Locale) -> View {
    let summary = html::summary().child((
        icons::WRENCH.draw(),
        words::check_it(locale),
        icons::CHEVRON.draw(),
    ));
    let list = |lines: Vec<Line>| {
        html::ul().class("lines").child(lines.into_iter().map(drawn).collect_view())
    };
    let measured = lines::measured(locale, &check.findings)
        .map(|(by, lines)| (html::h3().child(by), list(lines)));
    let open = lines::to_open(check).into_iter().map(|one| html::li().child(one)).collect_view();
    let text = lines::text(check);
    let copy = move || CheckMsg::Copy(text.clone());
    let copied = page.memo(|check| check.copied);
    let copied = move || match copied.get() {
        Some(true) => words::check_copied(locale),
        Some(false) => words::check_not_copied(locale),
        None => "",
    };
    let content = html::div().child((
        html::p().child(words::check_it_intro(locale)),
        list(lines::lines(check)),
        measured,
        html::h3().child(words::check_open(locale)),
        html::ul().class("open").child(open),
        button(page, "button", icons::CLIPBOARD, words::check_copy(locale), copy),
        html::p().role("status").child(copied),
    ));
    html::details().class("tips for-it").child((summary, content)).view()
}

fn drawn(line: Line) -> View {
    let icon = if line.bad { icons::CROSS } else { icons::DOT };
    let by = html::span().class("by").child(line.by);
    let what = html::span().class("what").child((line.what, by));
    let result = html::strong().child(line.result);
    let row = html::li().class_while("bad", move || line.bad);
    row.child((icon.draw(), what, result)).view()
}

fn way_back(page: CheckPage, locale: Locale) -> View {
    if !page.model.with_untracked(|check| check.from_visit) {
        return View::default();
    }
    let close =
        button(page, "button plain", icons::RETURN, words::check_close(locale), || CheckMsg::Close);
    html::div()
        .class("back")
        .child((html::p().child(words::check_from_visit(locale)), close))
        .view()
}

fn button(
    page: CheckPage,
    class: &'static str,
    icon: Icon,
    words: &'static str,
    tells: impl Fn() -> CheckMsg + 'static,
) -> View {
    html::button()
        .r#type("button")
        .class(class)
        .on("click", move |_| page.send(tells()))
        .child((icon.draw(), words))
        .view()
}
