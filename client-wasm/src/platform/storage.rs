//! What this browser remembers: tickets, and settings of the machine. Where it may not (a private
//! window, a full disk), the page works all the same and is forgotten with its tab.

use web_sys::Storage;
use webside_protocol::{LinkSecret, Ticket};

use crate::model::{Place, Setting, Switch};

/// So many characters of a spent secret name its place. They open nothing: the link is spent, and
/// the rest is not kept.
const SECRET_KEPT_CHARS: usize = 12;

const RELOADED: &str = "webside.reloaded";
const CHECKED: &str = "webside.checked";

/// The ticket for `place`.
pub(crate) fn ticket(place: Place) -> Option<Ticket> {
    read(&local()?, &seat_key(place)).map(Ticket)
}

/// The place for which this browser spent `secret` before.
pub(crate) fn place_of(secret: &LinkSecret) -> Option<Place> {
    Place::parse(&read(&local()?, &link_key(secret))?)
}

/// Remembers the ticket for `place`, for which `secret` was spent.
pub(crate) fn keep_ticket(place: Place, ticket: &Ticket, secret: &LinkSecret) {
    if let Some(store) = local() {
        write(&store, &seat_key(place), &ticket.0);
        write(&store, &link_key(secret), &place.text());
    }
}

pub(crate) fn forget_ticket(place: Place) {
    if let Some(store) = local() {
        let _ = store.remove_item(&seat_key(place));
    }
}

/// Remembers that the visit of `place` has ended.
pub(crate) fn keep_ended(place: Place) {
    if let Some(store) = local() {
        write(&store, &end_key(place), "yes");
    }
}

pub(crate) fn has_ended(place: Place) -> bool {
    local().and_then(|store| read(&store, &end_key(place))).is_some()
}

pub(crate) fn keep(setting: Setting, text: &str) {
    if let Some(store) = store_of(setting) {
        write(&store, setting_key(setting), text);
    }
}

/// All settings remembered on this machine.
pub(crate) fn settings() -> Vec<(Setting, String)> {
    let read = |setting| Some((setting, read(&store_of(setting)?, setting_key(setting))?));
    Setting::ALL.into_iter().filter_map(read).collect()
}

/// Remembers for this tab that the check of devices was passed.
pub(crate) fn keep_checked(devices: Switch) {
    let text = match devices {
        Switch::On => "on",
        Switch::Off => "off",
    };
    if let Some(store) = session() {
        write(&store, CHECKED, text);
    }
}

pub(crate) fn checked() -> Option<Switch> {
    match read(&session()?, CHECKED)?.as_str() {
        "on" => Some(Switch::On),
        "off" => Some(Switch::Off),
        _ => None,
    }
}

/// Remembers over one reload that the page made it itself.
pub(crate) fn keep_reloaded() {
    if let Some(store) = session() {
        write(&store, RELOADED, "yes");
    }
}

/// The load before this one ended with [`keep_reloaded`].
pub(crate) fn take_reloaded() -> bool {
    let Some(store) = session() else { return false };
    let reloaded = read(&store, RELOADED).is_some();
    let _ = store.remove_item(RELOADED);
    reloaded
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn store_of(setting: Setting) -> Option<Storage> {
    if setting.is_of_the_tab() { session() } else { local() }
}

fn read(store: &Storage, key: &str) -> Option<String> {
    store.get_item(key).ok()?
}

fn write(store: &Storage, key: &str, text: &str) {
    let _ = store.set_item(key, text);
}

fn seat_key(place: Place) -> String {
    ["webside.seat.", &place.text()].concat()
}

fn end_key(place: Place) -> String {
    ["webside.ended.", &place.text()].concat()
}

fn link_key(secret: &LinkSecret) -> String {
    let kept: String = secret.0.chars().take(SECRET_KEPT_CHARS).collect();
    ["webside.link.", &kept].concat()
}

const fn setting_key(setting: Setting) -> &'static str {
    match setting {
        Setting::Locale => "webside.locale",
        Setting::TextSize => "webside.text-size",
        Setting::Shortcuts => "webside.shortcuts",
        Setting::Prompts => "webside.prompts",
        Setting::Balance => "webside.balance",
        Setting::Etiquette => "webside.etiquette",
        Setting::Microphone => "webside.microphone",
        Setting::Camera => "webside.camera",
        Setting::Speaker => "webside.speaker",
        Setting::SoundOnly => "webside.sound-only",
    }
}
