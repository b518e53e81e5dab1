//! The language of a page, its size of text, and what its live region says.

use webside_client::model::{
    Announcement, Effect, HttpFault, Msg, Notice, Opening, Press, Setting, TextSize,
};
use webside_client::words::Locale;
use webside_protocol::{Clinic, Cue, Event, Language, Quiet, Signal};

use crate::house::{DOCTOR, Page, ROSA, both_inside, console, known, opening};

fn clinic(language: Language) -> Msg {
    let (name, phone) = ("Clinic".to_owned(), String::new());
    Msg::Clinic(Ok(Clinic { name, phone, language, nudge_after_s: 20 }))
}

#[test]
fn the_language_is_the_persons_then_the_seats_then_the_browsers_then_the_clinics() {
    let (mut page, effects) = Page::open(opening());
    assert!(effects.contains(&Effect::SetLanguage(Locale::En)));
    assert!(page.tell(clinic(Language::Es)).contains(&Effect::LoadWords(Locale::Es)));
    let effects = page.tell(Msg::Words(Locale::Es, Ok(())));
    assert!(effects.contains(&Effect::SetLanguage(Locale::Es)), "the clinic's");

    let english = Opening { locale_of_browser: Some(Locale::En), ..opening() };
    let (mut page, _) = Page::open(english);
    page.tell(clinic(Language::Es));
    assert_eq!(page.model.locale, Locale::En, "the browser's");

    let english = Opening { locale_of_browser: Some(Locale::En), ..known() };
    let mut page = Page::inside(english, ROSA, both_inside());
    page.tell(Msg::Words(Locale::Es, Ok(())));
    assert_eq!(page.model.locale, Locale::Es, "the seat's");

    let effects = page.press(Press::SetLocale(Locale::En));
    assert_eq!(page.model.locale, Locale::En, "the person's");
    assert!(effects.contains(&Effect::Keep(Setting::Locale, "en".to_owned())));

    let settings = vec![(Setting::Locale, "en".to_owned())];
    let page = Page::inside(Opening { settings, ..known() }, ROSA, both_inside());
    assert_eq!(page.model.locale, Locale::En, "and the person's the next time");
}

#[test]
fn a_page_opens_with_the_words_of_the_language_it_shows_first() {
    let chosen = |tag: &str| vec![(Setting::Locale, tag.to_owned())];
    let rows = [
        (vec![], None, Locale::En),
        (vec![], Some(Locale::Es), Locale::Es),
        (chosen("en"), Some(Locale::Es), Locale::En),
        (chosen("es"), None, Locale::Es),
        (chosen("tlh"), Some(Locale::Es), Locale::Es),
    ];
    for (settings, locale_of_browser, expected) in rows {
        let opening = Opening { settings, locale_of_browser, ..opening() };
        assert_eq!(opening.locale(), expected, "{opening:?}");
        let (page, effects) = Page::open(opening);
        assert_eq!(page.model.locale, expected);
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::LoadWords(_))));
    }
}

#[test]
fn a_page_goes_on_in_its_language_until_the_words_of_another_are_here() {
    let spanish = Effect::LoadWords(Locale::Es);
    let (mut page, _) = Page::open(opening());
    assert!(page.press(Press::SetLocale(Locale::Es)).contains(&spanish));
    assert!(!page.wait(3).contains(&spanish), "asked for once");
    assert_eq!(page.model.locale, Locale::En);

    page.tell(Msg::Words(Locale::Es, Err(HttpFault::Unreachable)));
    assert_eq!(page.model.locale, Locale::En);
    let told: Vec<Notice> = page.model.notices.iter().map(|shown| shown.notice).collect();
    assert_eq!(told, [Notice::LanguageNotLoaded]);
    assert!(!page.wait(3).contains(&spanish), "nobody asked again");

    assert!(page.press(Press::SetLocale(Locale::Es)).contains(&spanish));
    page.press(Press::SetLocale(Locale::En));
    page.tell(Msg::Words(Locale::Es, Ok(())));
    assert_eq!(page.model.locale, Locale::En, "the last wish counts");

    let effects = page.press(Press::SetLocale(Locale::Es));
    assert_eq!(page.model.locale, Locale::Es, "at once: the words are here");
    assert!(!effects.contains(&spanish) && effects.contains(&Effect::SetLanguage(Locale::Es)));
}

#[test]
fn the_size_of_text_is_remembered() {
    let (mut page, _) = Page::open(opening());
    let effects = page.press(Press::SetTextSize(TextSize::Larger));
    assert!(effects.contains(&Effect::Keep(Setting::TextSize, "larger".to_owned())));
    let settings = vec![(Setting::TextSize, "larger".to_owned())];
    let (page, effects) = Page::open(Opening { settings, ..opening() });
    assert!(effects.contains(&Effect::SetTextSize(TextSize::Larger)));
    assert_eq!(page.model.text_size, TextSize::Larger);
}

#[test]
fn a_cue_is_said_to_a_screen_reader_once() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.wait(12);
    page.fact(Event::CueBegan { seat: DOCTOR, cue: Cue::ChartReview, wording: 0 });
    let mut said = Vec::new();
    for _ in 0..30 {
        page.wait(1);
        let now = page.model.announcer.said().copied();
        if said.last() != Some(&now) {
            said.push(now);
        }
    }
    let cues = said
        .iter()
        .flatten()
        .filter(|announcement| matches!(announcement, Announcement::Quiet(Quiet::Cue { .. })));
    assert_eq!(cues.count(), 1, "{said:?}");
}

#[test]
fn a_signal_is_said_to_those_who_answer_and_its_seeing_to_its_owner() {
    let raised = Event::SignalRaised { seat: ROSA, signal: Signal::Question };
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    page.wait(20);
    page.fact(raised.clone());
    let expected = Announcement::SignalRaised { signal: Signal::Question, by: ROSA };
    page.wait(10);
    assert_eq!(page.model.announcer.said(), Some(&expected));

    let mut page = Page::inside(known(), ROSA, both_inside());
    page.wait(20);
    let place = page.record(raised).seq;
    page.welcome(ROSA, webside_protocol::Tag(0));
    page.fact(Event::SignalSeen { raised: place, signal: Signal::Question, seat: DOCTOR });
    page.wait(10);
    let expected = Announcement::SignalSeen { signal: Signal::Question, by: DOCTOR };
    assert_eq!(page.model.announcer.said(), Some(&expected));
}
