//! What must hold whatever happened.

use std::collections::BTreeSet;

use webside_core::Log;
use webside_protocol::limits::SEATS_MAX;
use webside_protocol::{
    Author, Conversation, Entry, Epoch, Event, Levels, Media, Missed, RelayUse, Role, Seat, Seq,
    ServerMessage, Signal, Standing, VisitState, quiet,
};

use crate::world::{World, entries_of};

/// Laws of each message, checked as it reaches a page.
pub(crate) fn check_told(world: &World, at: usize, message: &ServerMessage) {
    for entry in entries_of(message) {
        assert!(world.holds(entry), "told before stored: {entry:?}");
        assert!(is_meant_for(&entry.event, world, at), "told to a stranger: {entry:?}");
        assert!(
            !is_silent(&entry.event) || World::role(at).answers_signals(),
            "a trace: {entry:?}"
        );
    }
    if let Some(state) = state_of(message) {
        let told = usize::try_from(state.next_seq().0).expect("a small log");
        assert!(told <= world.journal.len(), "a snapshot of what is not stored");
        let traces = state.signals().values().any(|raised| raised.signal.is_silent());
        assert!(!traces || World::role(at).answers_signals(), "a trace in a snapshot");
        let own = &state.seats()[&world.browsers[at].seat];
        let inside = own.standing == Standing::Admitted;
        assert!(inside || state.signals().is_empty(), "the lobby hears what is said inside");
        check_conversation(state.conversation(), World::role(at), inside);
    }
}

/// What is meant for some is not told to others, by whole entries.
fn is_meant_for(event: &Event, world: &World, at: usize) -> bool {
    let (role, state) = (World::role(at), world.browsers[at].mirror.state());
    let standing = state.seat(world.browsers[at].seat).map(|seat| seat.standing);
    // A page that knows nothing yet is told by snapshot; its first entries are those of the lobby.
    let is_patient = role == Role::Patient;
    match event {
        Event::RailChanged { .. } | Event::HandoffChanged { .. } => role.gives_care(),
        Event::BriefingCarriedOver { .. } | Event::BriefingChanged { .. } => {
            role.gives_care() || is_patient
        }
        Event::RepairChanged { .. } => role.gives_care() || is_patient,
        Event::FeedbackGiven { .. } => is_patient,
        Event::QuestionsChanged { .. }
        | Event::PlanChanged { .. }
        | Event::TeachBackChanged { .. }
        | Event::PromisesChanged { .. }
        | Event::ChoicesChanged { .. }
        | Event::ChatWritten { .. }
        | Event::ScreenChanged { .. } => standing != Some(Standing::Removed),
        Event::AgendaChanged { .. } => is_patient || standing != Some(Standing::Removed),
        Event::VisitCreated { .. }
        | Event::SeatArrived { .. }
        | Event::SeatLeft { .. }
        | Event::SeatInvited { .. }
        | Event::ConsentSaid { .. }
        | Event::SeatAdmitted { .. }
        | Event::SeatSentBack { .. }
        | Event::SeatRemoved { .. }
        | Event::MediaMoved { .. }
        | Event::CueBegan { .. }
        | Event::SteppedAway { .. }
        | Event::CueKept { .. }
        | Event::CueEnded { .. }
        | Event::SignalRaised { .. }
        | Event::SignalTakenBack { .. }
        | Event::SignalSeen { .. }
        | Event::SignalCleared { .. }
        | Event::VisitEnded {}
        | Event::Withheld {} => true,
    }
}

/// The same of a whole state; those in the lobby hear nothing of what is worked out inside.
fn check_conversation(conversation: &Conversation, role: Role, inside: bool) {
    let nothing = Conversation::default();
    let (care, patient) = (inside && role.gives_care(), role == Role::Patient);
    let Conversation {
        briefing,
        agenda,
        questions,
        plan,
        teach_back,
        promises,
        choices,
        rail,
        repair,
        handoff,
        chat,
        screen,
        feedback,
    } = conversation;
    assert!(care || patient || *briefing == nothing.briefing, "a briefing for {role:?}");
    assert!(inside || patient || *agenda == nothing.agenda, "an agenda for {role:?}");
    let shared = *questions == nothing.questions
        && *plan == nothing.plan
        && *teach_back == nothing.teach_back
        && *promises == nothing.promises
        && *choices == nothing.choices
        && *chat == nothing.chat
        && *screen == nothing.screen;
    assert!(inside || shared, "a plan in the lobby");
    assert!(care || (*rail == nothing.rail && *handoff == nothing.handoff), "for {role:?}");
    assert!(care || patient || *repair == nothing.repair, "what was missed, for {role:?}");
    assert!(patient || feedback.is_none(), "feedback for {role:?}");
}

/// Laws of the whole, when nothing is under way any more.
pub(crate) fn check_at_rest(world: &World, seed: u64) {
    let desk = world.desk.as_ref().expect("the server runs at rest");
    let mut replayed = VisitState::default();
    for (place, entry) in (0..).zip(&world.journal) {
        assert_eq!(entry.seq, Seq(place), "hole in the log; seed {seed}");
        replayed.apply(entry);
    }
    assert_eq!(&replayed, desk.visit.state(), "the log is not the whole truth; seed {seed}");
    assert_eq!(numbers_used_twice(&world.journal), 0, "a command was done twice; seed {seed}");
    let cues = replayed.seats().values().filter(|s| s.cue.is_some()).count();
    assert_eq!(cues, 0, "a cue outlived its page; seed {seed}");
    let unasked = |s: &Seat| s.is_admitted() && s.lacks_consent();
    assert!(!replayed.seats().values().any(unasked), "an observer without a yes; seed {seed}");
    assert!(replayed.seats().len() <= SEATS_MAX, "too many seats; seed {seed}");
    check_media(&replayed, seed);
    assert!(world.is_answered(), "a command was never answered; seed {seed}");

    let mut log = Log::new(Epoch(1));
    world.journal.iter().for_each(|entry| drop(log.push(entry.clone())));
    for browser in world.browsers.iter().filter(|b| b.welcomed) {
        let reader = replayed.reader(browser.seat).expect("a seat of the visit");
        assert_eq!(browser.mirror.state(), &log.snapshot(reader), "page diverged; seed {seed}");
        let reason = quiet(browser.mirror.state(), &Levels::default(), browser.seat, world.now);
        assert!(reason.is_some(), "no reason for the quiet; seed {seed}");
    }
    for browser in &world.browsers {
        let removed = replayed.seats()[&browser.seat].standing == Standing::Removed;
        assert!(
            browser.welcomed != removed,
            "left outside, or let in again; seed {seed}; {:?} link {:?} {}",
            browser.seat,
            browser.link,
            browser.mirror.epoch(),
        );
    }
}

/// Nobody goes the relay's way where there is none, or another where it is the only one; and more than
/// two see each other by no other.
fn check_media(state: &VisitState, seed: u64) {
    let (media, there) = (state.media(), |s: &&Seat| s.is_here() && s.is_admitted());
    let holds = match state.policy().relay {
        RelayUse::Never => media == Media::Direct,
        RelayUse::Always => media == Media::RelayedByPolicy,
        RelayUse::WhenNeeded => {
            media.is_relayed() || state.seats().values().filter(there).count() < 3
        }
    };
    assert!(holds, "media goes a wrong way: {media:?}; seed {seed}");
}

/// What the simulation did, so that it cannot pass by doing nothing.
#[derive(Default)]
pub(crate) struct Tally {
    entries: u64,
    refused: u64,
    crashes: u64,
    withheld: u64,
    cues: u64,
    said: u64,
    moved: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, world: &World) {
        self.entries += world.journal.len() as u64;
        self.crashes += u64::from(world.crashes);
        let settled = world.browsers.iter().flat_map(|b| &b.settled);
        self.refused += settled.filter(|(_, accepted)| !accepted).count() as u64;
        self.withheld += world.journal.iter().filter(|e| is_silent(&e.event)).count() as u64;
        let began =
            |e: &&Entry| matches!(e.event, Event::CueBegan { .. } | Event::SteppedAway { .. });
        self.cues += world.journal.iter().filter(began).count() as u64;
        let moves = |e: &&Entry| matches!(e.event, Event::MediaMoved { .. });
        self.moved += world.journal.iter().filter(moves).count() as u64;
        let mut state = VisitState::default();
        for entry in &world.journal {
            let before = state.conversation().clone();
            state.apply(entry);
            self.said += u64::from(*state.conversation() != before);
        }
    }

    pub(crate) fn check_that_the_simulation_is_not_idle(&self, seeds: u64) {
        let Self { entries, refused, crashes, withheld, cues, said, moved } = *self;
        println!(
            "{seeds} seeds: {entries} entries, {cues} cues, {said} changes of the conversation, \
             {withheld} silent signals, {moved} moves of media, {refused} refusals, {crashes} crashes"
        );
        assert!(entries > seeds * 20 && cues > seeds / 2 && refused > seeds && crashes > seeds / 2);
        assert!(withheld > seeds / 100, "silent signals are raised");
        assert!(said > seeds / 2, "people talk");
        assert!(moved > seeds / 4, "media goes to the relay and back");
    }
}

fn is_silent(event: &Event) -> bool {
    let silent = |signal: &Signal| signal.is_silent();
    match event {
        Event::SignalRaised { signal, .. }
        | Event::SignalTakenBack { signal, .. }
        | Event::SignalSeen { signal, .. }
        | Event::SignalCleared { signal, .. } => silent(signal),
        Event::VisitCreated { .. }
        | Event::SeatArrived { .. }
        | Event::SeatLeft { .. }
        | Event::SeatInvited { .. }
        | Event::ConsentSaid { .. }
        | Event::SeatAdmitted { .. }
        | Event::SeatSentBack { .. }
        | Event::SeatRemoved { .. }
        | Event::MediaMoved { .. }
        | Event::CueBegan { .. }
        | Event::SteppedAway { .. }
        | Event::CueKept { .. }
        | Event::CueEnded { .. }
        | Event::VisitEnded {}
        | Event::BriefingCarriedOver { .. }
        | Event::BriefingChanged { .. }
        | Event::AgendaChanged { .. }
        | Event::QuestionsChanged { .. }
        | Event::PlanChanged { .. }
        | Event::TeachBackChanged { .. }
        | Event::PromisesChanged { .. }
        | Event::ChoicesChanged { .. }
        | Event::RailChanged { .. }
        | Event::RepairChanged { .. }
        | Event::HandoffChanged { .. }
        | Event::ChatWritten { .. }
        | Event::ScreenChanged { .. }
        | Event::FeedbackGiven { .. }
        | Event::Withheld {} => false,
    }
}

fn state_of(message: &ServerMessage) -> Option<&VisitState> {
    if let ServerMessage::Snapshot { state, .. }
    | ServerMessage::Welcome { missed: Missed::Snapshot { state }, .. } = message
    {
        Some(state)
    } else {
        None
    }
}

fn numbers_used_twice(journal: &[Entry]) -> usize {
    let mut seen = BTreeSet::new();
    let by_seats = journal.iter().filter_map(|entry| match entry.by {
        Author::Seat { seat, tag } => Some((seat, tag)),
        Author::Server {} => None,
    });
    by_seats.filter(|number| !seen.insert(*number)).count()
}
