//! The dark side of a visit: the other person's picture, or in plain words why there is none.

use crate::platform::html::{self, Content, View};
use webside_protocol::{RelayUse, SeatId, Showing, Track};

use crate::model::{Flow, Model, Press, Switch, Tap};
use crate::platform::video::Picture;
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::icons;
use crate::view::picture::picture;
use crate::view::quiet_words;
use crate::words::{self, Locale};

/// The other side's picture and sound, what stands in its place, and the tap that browsers want.
pub(crate) fn their_picture(page: Page, locale: Locale, name: &str) -> View {
    let seat = page.model.with_untracked(|m| m.counterpart().map_or(SeatId(0), |(seat, _)| seat));
    let shown = page.memo(move |m| Shown::of(m, seat));
    let waits = page.memo(|m| m.call.needs_tap_to_hear());
    let video = picture(Picture::Of(seat), words::visit_their_picture(locale, name));
    let (for_instead, for_tap) = (name.to_owned(), name.to_owned());
    let instead = move || match shown.get() {
        Shown::Picture => None,
        Shown::Nothing(reason) => Some(absent(page, locale, &for_instead, reason)),
    };
    let tap = move || waits.get().then(|| tap_to_hear(page, locale, &for_tap));
    (video, instead, tap).view()
}

/// What the stage shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Picture,
    Nothing(Absence),
}

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Absence {
    BetweenOthers,
    NotCalling,
    NoCallsHere,
    Starting,
    Fixing,
    Failing,
    Insecure,
    CameraOff,
    CameraFailed,
    NotYetSeen,
    Held,
    SoundOnly,
}

impl Shown {
    /// Of `seat`: the other half of the conversation, or another one beside.
    pub(crate) fn of(model: &Model, seat: SeatId) -> Self {
        let state = model.mirror.state();
        let relayed = state.media().is_relayed();
        if !relayed && !model.is_paired() {
            let follows = state.policy().relay == RelayUse::Never;
            let why = if follows { Absence::BetweenOthers } else { Absence::NotCalling };
            return Self::Nothing(why);
        }
        if !model.abilities.calls {
            return Self::Nothing(Absence::NoCallsHere);
        }
        let is_there = model.is_in_sight(seat);
        match model.call.flow() {
            Flow::Connected if relayed && !is_there => Self::Nothing(Absence::NotCalling),
            Flow::NoCall => Self::Nothing(Absence::NotCalling),
            Flow::Starting => Self::Nothing(Absence::Starting),
            Flow::Fixing => Self::Nothing(Absence::Fixing),
            Flow::Failing if model.call.quality().is_insecure => Self::Nothing(Absence::Insecure),
            Flow::Failing => Self::Nothing(Absence::Failing),
            Flow::Connected => Self::connected(model, seat),
        }
    }

    /// Their camera's own word comes first: a picture that stands still is not shown as theirs.
    fn connected(model: &Model, seat: SeatId) -> Self {
        match their_camera(model, seat) {
            _ if model.sound_only => Self::Nothing(Absence::SoundOnly),
            Some(Track::Off | Track::Absent) => Self::Nothing(Absence::CameraOff),
            Some(Track::Failed) => Self::Nothing(Absence::CameraFailed),
            // A screen on which nothing moves sends no new pictures.
            Some(Track::Live) | None
                if model.shows_screen(seat) || model.call.quality().sees(seat) =>
            {
                Self::Picture
            }
            Some(Track::Live) | None if model.is_picture_held(seat) => Self::Nothing(Absence::Held),
            Some(Track::Live) | None => Self::Nothing(Absence::NotYetSeen),
        }
    }
}

fn their_camera(model: &Model, seat: SeatId) -> Option<Track> {
    model.levels.of(seat, model.now).map(|heard| heard.level.camera)
}

pub(crate) fn absent(page: Page, locale: Locale, name: &str, reason: Absence) -> View {
    let told = |words: &str| Some(html::p().child(words.to_owned()).view());
    let words = match reason {
        Absence::BetweenOthers => Some(between_others(page, locale)),
        Absence::NotCalling => page.model.with_untracked(|m| not_calling(m, locale)),
        Absence::NoCallsHere => told(words::error_no_calls_title(locale)),
        Absence::Starting | Absence::NotYetSeen => told(words::visit_call_starting(locale)),
        Absence::Fixing => told(words::visit_call_fixing(locale)),
        Absence::Failing => Some(failing(page, locale, words::error_call_failed_title(locale))),
        Absence::Insecure => Some(failing(page, locale, words::error_call_insecure_title(locale))),
        Absence::Held => told(words::visit_picture_held(locale)),
        Absence::SoundOnly => Some(sound_only(page, locale)),
        Absence::CameraOff => told(&words::visit_their_camera_off(locale, name)),
        Absence::CameraFailed => told(&words::visit_their_camera_failed(locale, name)),
    };
    // Of two whom a guest does not see neither stands for both.
    let initials = (reason != Absence::BetweenOthers).then(|| initials(name));
    html::div().class("absent").child((initials, words)).view()
}

/// A guest follows the visit: whose sound and picture it is, and that they are not seen.
fn between_others(page: Page, locale: Locale) -> View {
    let words = page.model.with_untracked(|m| {
        words::invite_follow(locale, m.patient_name(), m.host_name().unwrap_or_default())
    });
    let unseen = html::p().child(words::invite_follow_unseen(locale));
    html::div().class("follows").child((icons::EYE.draw(), html::p().child(words), unseen)).view()
}

/// Why there is nobody to call. On the patient's page the overlay says it.
fn not_calling(model: &Model, locale: Locale) -> Option<View> {
    let quiet = model.is_console().then(|| model.overlay())??.quiet;
    let waiting = model.counterpart().filter(|(_, seat)| seat.is_waiting());
    let words = match waiting {
        Some((_, seat)) => words::lobby_waits(locale, seat.name.as_str()),
        None => quiet_words::headline(model, locale, &quiet),
    };
    Some(html::p().child(words).view())
}

/// What was chosen, and the way back. On the patient's page that stands below, where nothing covers it.
fn sound_only(page: Page, locale: Locale) -> View {
    let told = html::p().child(words::visit_sound_only_chosen(locale));
    let back = page.model.with_untracked(Model::is_console).then(|| {
        let wish = Tap::Press(Press::SetSoundOnly(Switch::Off));
        button(page, "button", Some(icons::CAMERA), words::visit_pictures(locale), wish)
    });
    (told, back).view()
}

fn failing(page: Page, locale: Locale, title: &'static str) -> View {
    let phone = page.model.with_untracked(|m| m.clinic.as_ref().map(|c| c.phone.clone()));
    let body = match phone.filter(|phone| !phone.is_empty()) {
        Some(phone) => words::error_call_failed_phone(locale, &phone),
        None => words::error_call_failed_body(locale).to_owned(),
    };
    (html::p().child(title), html::p().child(body)).view()
}

fn tap_to_hear(page: Page, locale: Locale, name: &str) -> View {
    let words = words::visit_tap_to_hear(locale, name);
    let msg = Tap::Press(Press::TapToHear);
    html::div()
        .class("tap-to-hear")
        .child((
            button(page, "button main", Some(icons::SPEAKER), words, msg),
            html::p().child(words::visit_tap_to_hear_body(locale)),
        ))
        .view()
}

/// One's own picture in a corner, or the sign that there is none.
pub(crate) fn own_picture(page: Page, locale: Locale) -> View {
    let screen = page.memo(|m| m.devices.screen == Showing::Live);
    let live = page.memo(|m| m.devices.camera.track == Track::Live);
    let content = move || {
        if screen.get() || live.get() {
            picture(Picture::Own, words::visit_your_picture(locale))
        } else {
            icons::CAMERA_OFF.draw()
        }
    };
    let words = move || {
        if screen.get() { words::screen_yours(locale) } else { words::visit_you(locale) }
    };
    html::div()
        .class("own-picture")
        .class_while("screen", move || screen.get())
        .child((content, html::span().child(words)))
        .view()
}

/// A person as two letters; the name stands beside it.
pub(crate) fn initials(name: &str) -> View {
    html::span().class("initials").aria_hidden("true").child(letters(name)).view()
}

/// The first letters of the first and the last word that have one; titles such as "Dr." and what
/// stands in brackets do not count. The style sheet makes them large: the tables of what is large in
/// every script took 4 KB of a phone's download.
fn letters(name: &str) -> String {
    let name = name.split('(').next().unwrap_or_default();
    let words = name.split_whitespace().filter(|word| !word.ends_with('.'));
    let mut firsts = words.filter_map(|word| word.chars().find(is_letter));
    let first = firsts.next();
    first.into_iter().chain(firsts.next_back()).collect()
}

/// In a name, all that lies beyond ASCII is taken for a letter.
const fn is_letter(c: &char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_two_letters_without_a_title() {
        let rows = [
            ("Dr. Amara Rivera", "AR"),
            ("Rosa Martín", "RM"),
            ("Nguyễn Thị Hoa", "NH"),
            ("Ana (You)", "A"),
            ("Dr.", ""),
            ("\u{27}rosa 2 martín", "rm"),
        ];
        for (name, expected) in rows {
            assert_eq!(letters(name), expected, "{name}");
        }
    }
}
