//! The laws of what one receiver gets in one stream, looked at in all that was ever sealed.

use crate::keyed::{Journal, Packet};
use crate::page::{AUDIO, REPEATED};
use crate::tag::{Tag, counts};
use crate::world::Links;

/// Nothing was sealed twice, and in each of a receiver's streams all goes on.
pub(crate) fn check(sealed: &Journal, links: Links, seed: u64) {
    assert_eq!(sealed.twice, [], "sealed twice; seed {seed}");
    for (before, at) in sealed.packets.iter().zip(sealed.packets.iter().skip(1)) {
        let ((leg_before, ssrc_before, last), one) = before;
        let ((leg, ssrc, number), next) = at;
        if (leg_before, ssrc_before) == (leg, ssrc) {
            let wrong = what_jumps(number - last, one, next, links);
            assert_eq!(wrong, None, "{last} to {number} of {leg} {ssrc:x}; seed {seed}");
        }
    }
}

/// What does not go on from one packet to the next one of a stream, `gap` numbers later.
fn what_jumps(gap: u64, one: &Packet, next: &Packet, links: Links) -> Option<&'static str> {
    if next.payload_type == REPEATED {
        return (gap != 1).then_some("the number of a repetition");
    }
    let (from, to) = (Tag::read(&one.payload), Tag::read(&next.payload));
    let same = (from.page, from.layer) == (to.page, to.layer);
    let lost = links == Links::Lossy && same && to.number == from.number + gap;
    if gap != 1 && !lost {
        return Some("the number");
    }
    if next.timestamp.wrapping_sub(one.timestamp).cast_signed() < 0 {
        return Some("the time");
    }
    if next.payload_type == AUDIO {
        return None;
    }
    if !same && !to.begins {
        return Some("the picture, without a key frame");
    }
    let (from, to) = (counts(&one.payload), counts(&next.payload));
    let [.., high, low] = gap.to_be_bytes();
    let picture = from.0.wrapping_add(u16::from_be_bytes([high, low])) & 0x7fff;
    (to != (picture, from.1.wrapping_add(low))).then_some("the picture's counts")
}
