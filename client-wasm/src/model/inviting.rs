//! Console: asking one more person in, from the wish to the link, which is held while its card is open
//! and nowhere else.

use webside_protocol::{
    InvitationLink, Invite, Invited, Name, Refusal, Role, SeatId, Timestamp, invite,
};

use crate::model::{DeskEvent, DeskStep, Dialog, Effect, Entrance, HttpFault, Model};

/// Whom the card asks in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guest {
    /// Somebody who is named there.
    Somebody(Role),
    /// Who was asked in before, and has not come.
    Again(SeatId),
    /// The colleague for whom the handoff is written.
    Successor,
}

/// The card's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inviting {
    /// Numbers the requests: what an older one brings is a link that works no more.
    number: u32,
    step: InvitingStep,
}

/// How far an invitation has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum InvitingStep {
    /// Nothing was asked.
    #[default]
    Open,
    /// The server was asked.
    Asked,
    /// The rules say no.
    Refused(Refusal),
    /// There was no answer to that.
    Failed(HttpFault),
    /// The link, for as long as the card is open.
    Link(ShownLink),
}

/// A link that is shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLink {
    /// What to send.
    pub link: InvitationLink,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// What became of copying it.
    pub copied: Option<Result<(), HttpFault>>,
}

impl Inviting {
    /// How far it has come.
    #[must_use]
    pub const fn step(&self) -> &InvitingStep {
        &self.step
    }
}

impl Model {
    /// This seat may ask somebody in now: offer it.
    #[must_use]
    pub fn may_invite(&self) -> bool {
        let inside = |me: &webside_protocol::Seat| me.is_admitted() && me.role.may_admit();
        self.me().is_some_and(inside) && !self.mirror.state().has_ended()
    }
}

/// Asks the server, unless the rules say no here already.
pub(crate) fn ask(model: &mut Model, role: Role, name: Name, out: &mut Vec<Effect>) {
    let (Entrance::Ticket(_, ticket), Some(me)) = (&model.entrance, model.seat) else { return };
    if model.inviting.step == InvitingStep::Asked {
        return;
    }
    if let Err(refusal) = invite(model.mirror.state(), me, role, &name) {
        model.inviting.step = InvitingStep::Refused(refusal);
        return;
    }
    let request = Invite { ticket: ticket.clone(), role, name };
    model.inviting.number = model.inviting.number.wrapping_add(1);
    model.inviting.step = InvitingStep::Asked;
    out.push(Effect::Desk(DeskStep::Invite(model.inviting.number, request)));
}

/// Puts the link where it can be pasted from.
pub(crate) fn copy(model: &Model, out: &mut Vec<Effect>) {
    if let InvitingStep::Link(shown) = &model.inviting.step {
        out.push(Effect::Desk(DeskStep::Copy(shown.link.clone())));
    }
}

/// The browser answers.
pub(crate) fn desk(model: &mut Model, event: DeskEvent) {
    let inviting = &mut model.inviting;
    match event {
        DeskEvent::Invited(number, answer) => {
            if number == inviting.number && inviting.step == InvitingStep::Asked {
                inviting.step = answered(answer);
            }
        }
        DeskEvent::Copied(result) => {
            if let InvitingStep::Link(shown) = &mut inviting.step {
                shown.copied = Some(result);
            }
        }
        DeskEvent::Recogniser(_) | DeskEvent::Recognised(_) | DeskEvent::RecogniserEnded { .. } => {
        }
    }
}

fn answered(answer: Result<Invited, HttpFault>) -> InvitingStep {
    match answer {
        Ok(Invited::Link { seat: _, link, expires_at }) => {
            InvitingStep::Link(ShownLink { link, expires_at, copied: None })
        }
        Ok(Invited::Refused { refusal }) => InvitingStep::Refused(refusal),
        Err(fault) => InvitingStep::Failed(fault),
    }
}

/// The link goes with its card.
pub(crate) fn follow(model: &mut Model) {
    if !matches!(model.dialog, Some(Dialog::Invite(_))) {
        model.inviting.step = InvitingStep::Open;
    }
}

#[cfg(test)]
mod tests {
    use webside_protocol::PageId;

    use super::*;
    use crate::model::{Abilities, Browser, ConsoleWork, Fragment, Opening, Steady};

    fn console() -> Model {
        let opening = Opening {
            page: PageId(1),
            console: Some(ConsoleWork::new()),
            browser: Browser::default(),
            abilities: Abilities::default(),
            fragment: Fragment::Nothing,
            ticket: None,
            ended: false,
            checked: None,
            reloaded: false,
            locale_of_browser: None,
            settings: Vec::new(),
        };
        let (mut model, _) = Model::open(opening, Steady(0));
        model.dialog = Some(Dialog::Invite(Guest::Somebody(Role::Family)));
        model.inviting = Inviting { number: 2, step: InvitingStep::Asked };
        model
    }

    fn brings(model: &mut Model, number: u32) {
        let link = InvitationLink("https://clinic.example/v#secret".into());
        let invited = Invited::Link { seat: SeatId(3), link, expires_at: Timestamp(7) };
        desk(model, DeskEvent::Invited(number, Ok(invited)));
    }

    #[test]
    fn an_older_answer_is_a_link_that_works_no_more_and_is_not_shown() {
        let mut model = console();
        brings(&mut model, 1);
        assert_eq!(*model.inviting.step(), InvitingStep::Asked);
        brings(&mut model, 2);
        assert!(matches!(model.inviting.step(), InvitingStep::Link(_)));
        assert!(!format!("{:?}", model.inviting).contains("secret"), "nobody prints it");
    }

    #[test]
    fn the_link_goes_with_its_card_and_none_comes_after() {
        let mut model = console();
        brings(&mut model, 2);
        follow(&mut model);
        assert!(matches!(model.inviting.step(), InvitingStep::Link(_)), "the card is open");
        model.dialog = None;
        follow(&mut model);
        assert_eq!(*model.inviting.step(), InvitingStep::Open);
        brings(&mut model, 2);
        assert_eq!(*model.inviting.step(), InvitingStep::Open, "nobody waits for it");
    }
}
