//! The card that asks one more person in: a name, a role, and a link that is shown once.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::{Name, Refusal, Role, SeatId};

use crate::model::{Guest, HttpFault, InvitingStep, Model, Msg, Press, ShownLink, Tap};
use crate::platform::calendar::day_of;
use crate::platform::clock::time_of_day;
use crate::reactive::Signal;
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::dialog::framed;
use crate::view::icons;
use crate::view::people::role_words;
use crate::words::{self, Locale};

/// Who can be asked in, the likeliest first.
const ROLES: [Role; 6] = [
    Role::Family,
    Role::Interpreter,
    Role::Captioner,
    Role::Clinician,
    Role::Staff,
    Role::Observer,
];

/// The card.
pub(crate) fn invite(page: Page, locale: Locale, guest: Guest) -> View {
    let (name, role) = page.model.with_untracked(|m| known(m, guest));
    let (name, role) = (Signal::new(name), Signal::new(role));
    let linked = page.memo(|m| match m.inviting.step() {
        InvitingStep::Link(shown) => Some(shown.clone()),
        InvitingStep::Open
        | InvitingStep::Asked
        | InvitingStep::Refused(_)
        | InvitingStep::Failed(_) => None,
    });
    let has_link = Signal::slice(move || linked.with_untracked(Option::is_some));
    let content = move || {
        if has_link.get() {
            link(page, locale, name, linked)
        } else {
            form(page, locale, guest, name, role)
        }
    };
    let title = match guest {
        Guest::Somebody(_) | Guest::Successor => words::console_invite(locale).to_owned(),
        Guest::Again(_) => {
            name.with_untracked(|name| words::console_invite_again_title(locale, name))
        }
    };
    framed(page, locale, title, html::div().class("invite").child(content).view())
}

/// What is known of them already.
fn known(model: &Model, guest: Guest) -> (String, Role) {
    match guest {
        Guest::Somebody(role) => (String::new(), role),
        Guest::Again(seat) => {
            let role = model.mirror.state().seat(seat).map_or(Role::Family, |seat| seat.role);
            (model.name_of(seat).to_owned(), role)
        }
        Guest::Successor => (successor(model).unwrap_or_default().to_owned(), Role::Clinician),
    }
}

/// For whom the handoff is written.
pub(crate) fn successor(model: &Model) -> Option<&str> {
    let card = model.mirror.state().conversation().handoff.card.as_ref();
    card.map(|card| card.to.as_str())
}

fn form(
    page: Page,
    locale: Locale,
    guest: Guest,
    name: Signal<String>,
    role: Signal<Role>,
) -> View {
    let missing = Signal::new(false);
    let send = move || {
        let wish = name.with_untracked(|name| Name::new(name));
        missing.set(wish.is_err());
        if let Ok(name) = wish {
            page.send(Msg::Press(Press::Invite(role.get_untracked(), name)));
        }
    };
    let asked = page.memo(|m| *m.inviting.step() == InvitingStep::Asked);
    let fault = page.memo(move |m| fault_words(locale, m.inviting.step()));
    let told = move || {
        let words =
            if missing.get() { Some(words::console_name_missing(locale)) } else { fault.get() };
        words.map(|words| html::p().class("wrong").child((icons::WARNING.draw(), words)))
    };
    let again = matches!(guest, Guest::Again(_));
    let fields = if again {
        html::p().child(words::console_invite_again_title_body(locale)).view()
    } else {
        (
            html::p().class("calm").child(words::console_invite_body(locale)),
            who(locale, name, send),
            roles(page, locale, role),
        )
            .view()
    };
    let words = move || {
        if asked.get() {
            words::console_invite_making(locale)
        } else if again {
            words::console_invite_again(locale)
        } else {
            words::console_invite_make(locale)
        }
    };
    let go = html::button()
        .r#type("button")
        .class("button main")
        .on("click", move |_| send())
        .child((icons::PERSON_PLUS.draw(), words));
    (fields, go, html::div().role("status").child(told)).view()
}

fn who(locale: Locale, name: Signal<String>, send: impl Fn() + 'static) -> View {
    let input = html::input()
        .r#type("text")
        .attr("maxlength", Name::CHARS_MAX.to_string())
        .attr("autocomplete", "off")
        .attr("autofocus", true)
        .prop("value", move || name.get())
        .on("input", move |event| name.set(html::value_of(&event)))
        .on("keydown", move |event| {
            if html::key_of(&event).is_some_and(|key| key == "Enter") {
                send();
            }
        });
    let label = html::span().child(words::console_invite_who(locale));
    html::label().class("desk-field").child((label, input)).view()
}

fn roles(page: Page, locale: Locale, chosen: Signal<Role>) -> View {
    let one = |role: Role| {
        html::button()
            .r#type("button")
            .aria_pressed(move || if chosen.get() == role { "true" } else { "false" })
            .on("click", move |_| chosen.set(role))
            .child(called(locale, role))
    };
    let title = words::console_invite_role(locale);
    let choice = html::div()
        .class("choice")
        .role("group")
        .aria_label(title)
        .child(ROLES.map(one).collect_view());
    let name = page.model.with_untracked(|m| m.other_name().unwrap_or_default().to_owned());
    let asked_first = move || {
        chosen
            .get()
            .needs_consent()
            .then(|| html::p().class("calm").child(words::console_invite_observer(locale, &name)))
    };
    let label = html::span().child(title);
    (html::div().class("desk-field").child((label, choice)), asked_first).view()
}

/// Among those who give care a clinician is a colleague.
fn called(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Clinician => words::console_invite_colleague(locale),
        Role::Patient
        | Role::Family
        | Role::Interpreter
        | Role::Captioner
        | Role::Staff
        | Role::Observer => role_words(locale, role),
    }
}

fn fault_words(locale: Locale, step: &InvitingStep) -> Option<&'static str> {
    use webside_protocol::ErrorCode::TooMany;
    match step {
        InvitingStep::Open | InvitingStep::Asked | InvitingStep::Link(_) => None,
        InvitingStep::Refused(Refusal::ListFull | Refusal::LogFull) => {
            Some(words::console_invite_full(locale))
        }
        InvitingStep::Refused(_) => Some(words::console_invite_not_now(locale)),
        InvitingStep::Failed(HttpFault::Refused(TooMany)) => {
            Some(words::console_invite_too_many(locale))
        }
        InvitingStep::Failed(HttpFault::Refused(_) | HttpFault::Unreachable) => {
            Some(words::console_invite_failed(locale))
        }
    }
}

/// The link, what it is good for, and the way to take it along.
fn link(
    page: Page,
    locale: Locale,
    name: Signal<String>,
    linked: Signal<Option<ShownLink>>,
) -> View {
    let Some(ShownLink { link, expires_at, .. }) = linked.get_untracked() else {
        return View::default();
    };
    let name = name.get_untracked();
    let (day, time) = (day_of(expires_at, locale), time_of_day(expires_at, locale));
    let label = html::span().child(words::console_invite_link(locale, &name));
    let shown =
        html::input().r#type("text").attr("readonly", true).prop("value", move || link.0.clone());
    let copied = move || {
        let result = linked.with(|shown| shown.as_ref().and_then(|shown| shown.copied));
        let (class, icon, words) = match result? {
            Ok(()) => ("right", icons::CHECK, words::console_invite_copied(locale)),
            Err(_) => ("wrong", icons::WARNING, words::console_invite_not_copied(locale)),
        };
        Some(html::p().class(class).child((icon.draw(), words)))
    };
    let copy = html::button()
        .r#type("button")
        .class("button main")
        .attr("autofocus", true)
        .on("click", move |_| page.send(Msg::Press(Press::CopyLink)))
        .child((icons::CLIPBOARD.draw(), words::console_invite_copy(locale)));
    let about = html::ul().class("invite-about").child((
        html::li().child(words::console_invite_link_once(locale, &day, &time)),
        html::li().child(words::console_invite_link_give(locale, &name)),
        html::li().child(words::console_invite_link_gone(locale)),
    ));
    let close = words::page_close(locale);
    let doors = html::div()
        .class("doors")
        .child((button(page, "button", None, close, Tap::Press(Press::CloseDialog)), copy));
    (
        html::label().class("desk-field").child((label, shown)),
        about,
        html::div().role("status").child(copied),
        doors,
    )
        .view()
}

/// Opens the card.
pub(crate) const fn opens(guest: Guest) -> Tap {
    Tap::Press(Press::Open(crate::model::Dialog::Invite(guest)))
}

/// The button for somebody who was asked in and is not here.
pub(crate) fn again(page: Page, locale: Locale, seat: SeatId) -> View {
    let words = words::console_invite_again(locale);
    button(page, "small", None, words, opens(Guest::Again(seat)))
}
