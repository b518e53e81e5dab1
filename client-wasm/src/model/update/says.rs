//! What a page keeps saying without anyone's tap.
//!
//! Browsers slow the clocks of hidden pages down to one tick a minute, but never hold back the
//! server's messages. The server says something every [`BEAT`], so each of its messages is answered
//! when this page has been silent for half of that: no promise hangs on a timer alone.

use std::time::Duration;

use webside_protocol::limits::{BEAT, CUE_ASSERT, VERSION};
use webside_protocol::{ClientMessage, Held, Level, LinkQuality, Seq, Showing, Track, Voice};

use crate::model::call::Flow;
use crate::model::clock::Steady;
use crate::model::pending::Wish;
use crate::model::{Effect, Entrance, Model};

/// A cue is asserted again after this: a tick or a server's message later it is [`CUE_ASSERT`].
const ASSERT_AFTER: Duration = CUE_ASSERT.saturating_sub(Duration::from_millis(1_500));

pub(super) fn hello(model: &Model, out: &mut Vec<Effect>) {
    let Entrance::Ticket(_, ticket) = &model.entrance else { return };
    let next = model.mirror.state().next_seq();
    let held = if next == Seq(0) || model.has_gap {
        Held::Nothing {}
    } else {
        Held::Before { epoch: model.mirror.epoch(), next }
    };
    let (ticket, page) = (ticket.clone(), model.page);
    out.push(Effect::Say(ClientMessage::Hello { version: VERSION, ticket, page, held }));
}

pub(super) fn say_wish(wish: &Wish, out: &mut Vec<Effect>) {
    let (tag, command) = (wish.tag, wish.command.clone());
    out.push(Effect::Say(ClientMessage::Command { tag, command }));
}

/// Says what changed, and what is due.
pub(super) fn keep_saying(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    let level = level(model);
    if let Some(me) = model.seat {
        model.levels.hear(me, level, model.now);
    }
    if !model.connection.is_open() {
        return;
    }
    if model.own_cue().is_some() && now - model.says.asserted_at >= ASSERT_AFTER {
        model.says.asserted_at = now;
        out.push(Effect::Say(ClientMessage::AssertCue {}));
    }
    let due = now - model.says.said_at >= BEAT / 2;
    let inside = model.me().is_some_and(webside_protocol::Seat::is_admitted);
    if inside && (due || model.says.level != Some(level)) {
        model.says.level = Some(level);
        model.says.said_at = now;
        out.push(Effect::Say(ClientMessage::Level { level }));
    } else if due {
        model.says.said_at = now;
        out.push(Effect::Say(ClientMessage::Beat {}));
    }
}

/// What this page measures of itself.
fn level(model: &Model) -> Level {
    let mic = model.devices.microphone.track;
    let connected = model.call.flow() == Flow::Connected;
    let quality = model.call.quality();
    let screen = model.devices.screen;
    Level {
        mic,
        camera: if screen == Showing::Live { Track::Live } else { model.devices.camera.track },
        screen,
        voice: if mic == Track::Live { model.voice.voice() } else { Voice::Silent },
        link: match connected {
            true if model.gets_sound_only() => LinkQuality::SoundOnly,
            true => quality.link,
            false => LinkQuality::NoCall,
        },
        hears: connected && hears_counterpart(model),
    }
}

/// A track that is switched off still sends packets, of silence: those are no sound of anybody.
fn hears_counterpart(model: &Model) -> bool {
    model.counterpart().is_some_and(|(seat, _)| {
        let theirs = model.levels.of(seat, model.now);
        let speaks_up = theirs.is_some_and(|heard| heard.level.mic == Track::Live);
        speaks_up && model.call.quality().hears(seat)
    })
}
