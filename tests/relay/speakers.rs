//! A link that carries one picture of two: whose it is.

use std::time::Duration;

use crate::page::Sends;
use crate::world::{Links, World};

const SECOND: Duration = Duration::from_secs(1);
/// Sound of two and one picture fit, two pictures do not.
const ONE_PICTURE: u64 = 90_000;
/// How long a picture is away at least.
const PAUSE: Duration = Duration::from_secs(5);

#[test]
fn the_picture_of_who_speaks_pauses_last_and_comes_when_they_do() {
    for seed in 0..10 {
        let mut world = World::new(seed, Links::Perfect);
        world.seat(1, Sends::Layers(1));
        world.seat(2, Sends::Layers(1));
        world.seat(3, Sends::Nothing);
        world.gives_the_word(2);
        world.pass(SECOND * 3);
        assert_eq!(world.pictures_of(3, SECOND), [1, 2], "both fit; seed {seed}");

        world.limit(3, ONE_PICTURE);
        world.pass(SECOND * 4);
        assert_eq!(world.pictures_of(3, SECOND), [2], "who speaks stays; seed {seed}");

        world.gives_the_word(1);
        world.pass(PAUSE + SECOND);
        assert_eq!(world.pictures_of(3, SECOND), [1], "who speaks comes; seed {seed}");
        world.settle();
    }
}
