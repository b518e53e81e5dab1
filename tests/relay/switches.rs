//! One page that sends layers and one that watches: how soon the layer changes when the link does.

use std::time::Duration;

use webside_core::relay::choice::RISE_AFTER;
use webside_core::relay::hub::TICK;
use webside_core::relay::source::KEY_FRAME_PAUSE;

use crate::page::Sends;
use crate::world::{Links, World};

/// Between two choices of layers, at most.
const CHOICE: Duration = Duration::from_millis(200);
/// Until a page sends what it was asked for: its next picture.
const ROUND_TRIP: Duration = Duration::from_millis(20);
/// Rates are those of the last second.
const RATES: Duration = Duration::from_secs(2);

#[test]
fn a_layer_changes_in_time_and_not_too_soon() {
    for seed in 0..40 {
        let mut world = World::new(seed, Links::Perfect);
        world.seat(1, Sends::Layers(3));
        world.seat(2, Sends::Nothing);
        world.pass(RATES + RISE_AFTER);
        assert_eq!(world.layer_of(2), Some(2), "all fits; seed {seed}");

        world.limit(2, 100_000);
        world.pass(CHOICE + KEY_FRAME_PAUSE + TICK * 2 + ROUND_TRIP);
        assert_eq!(world.layer_of(2), Some(0), "a small link; seed {seed}");

        world.widen(2);
        world.pass(RISE_AFTER - CHOICE);
        assert_eq!(world.layer_of(2), Some(0), "it has not fitted for long; seed {seed}");
        world.pass(CHOICE * 3 + KEY_FRAME_PAUSE + TICK * 2 + ROUND_TRIP);
        assert_eq!(world.layer_of(2), Some(1), "the next layer, and no more; seed {seed}");
        world.settle();
    }
}
