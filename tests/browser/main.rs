//! Two people in two real browsers, with a real server between them.
//!
//! Chromium plays camera and microphone itself. What a test knows of a page is what a person sees on
//! it, what a screen reader is told, and what the browser measures of the call. Pictures of every
//! screen land in `target/screenshots/`. Play the story again and again with
//! `WEBSIDE_STORY_TIMES=20`.
//!
//! | file | idea |
//! |---|---|
//! | `scene` | a clinic, a visit, two people with a browser and a network each |
//! | `browser` | one person's browser |
//! | `driver`, `devtools` | the program that drives it, and what it can do beyond WebDriver |
//! | `firefox`, `bidi` | one person's Firefox, and how it is driven |
//! | `guests` | who comes besides the pair |
//! | `reading`, `pressing` | what a person reads and does on a page |
//! | `watching` | what a page is watched for from its first moment |
//! | `media` | whether people see and hear each other |
//! | `tiles` | whether each of them does, all the time |
//! | `line` | a person's network, which can be cut |
//! | `networks` | networks of their own with routers and firewalls, for who is root |
//! | `inspection` | what holds on every screen: axe-core, narrow pages, sizes of targets |
//! | `beyond` | a person whose page has no screen |
//! | `wait` | waiting for something to become so |
//!
//! The scenarios: `story` is the whole visit with all that can break; `story_keyboard` and `story_touch`
//! are the whole conversation, from the briefing to the summary, by keyboard alone and by a finger.
//! `screens`, `keyboard`, `languages`, `without`, `silence`, `pad`, `autoplay`, `talk`, `plan`, `choices`,
//! `afterwards`, `check`, `invite`, `three`, `insecure`, `weak`, `thin`, `written`, `shown`, `layers`, `relayed`, `relay`, `walls`, `wandering`,
//! `makers`, `observer`, `third_party`, `console_talk` and `console_decide` hold what the stories do not come by;
//! `guise` shows a screen as others need it.

mod afterwards;
mod autoplay;
mod beyond;
mod bidi;
mod browser;
mod check;
mod choices;
mod console_decide;
mod console_talk;
mod devtools;
mod driver;
mod firefox;
mod guests;
mod guise;
mod insecure;
mod inspection;
mod invite;
mod keyboard;
mod languages;
mod layers;
mod line;
mod makers;
mod media;
mod networks;
mod observer;
mod overlay_tree;
mod pad;
mod plan;
mod pressing;
mod reading;
mod relay;
mod relayed;
mod scene;
mod screens;
mod shown;
mod silence;
mod story;
mod story_keyboard;
mod story_touch;
mod talk;
mod thin;
mod third_party;
mod three;
mod tiles;
mod wait;
mod walls;
mod wandering;
mod watching;
mod weak;
mod without;
mod written;
