//! The relay in one thread: the hub, pages and their links under one seed, and laws checked.
//!
//! Links lose and delay; addresses change under a page; pages come, reload, offer again and leave. All is
//! as on a server but the handshake, whose randomness cannot be seeded: keys are dealt instead.
//! Run more seeds with `WEBSIDE_SEEDS=100000`.
//!
//! The laws, most of them checked at every datagram that leaves:
//! - nothing leaves for a peer outside of the visit, or for nobody;
//! - every (stream, number) is sealed once;
//! - a receiver's numbers and the counts of its picture have no gap but those that its source has, and its
//!   times do not go back, whatever layers it gets one after the other;
//! - another layer, or another page's picture, begins with a key frame;
//! - a key frame is asked for within 500 ms and a tick of a join, and no layer's twice within 500 ms;
//! - when all have gone, nothing is left; and one seed gives one row of bytes.

mod keyed;
mod page;
mod speakers;
mod streams;
mod switches;
mod tag;
mod world;

use world::{Links, World};

const SEEDS: u64 = 500;
const STEPS: usize = 300;

fn seeds() -> u64 {
    std::env::var("WEBSIDE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(SEEDS)
}

#[test]
fn the_laws_hold_whatever_the_links_do() {
    let (mut flowed, mut changed) = (0, 0);
    for seed in 0..seeds() {
        let links = if seed % 2 == 0 { Links::Lossy } else { Links::Perfect };
        let mut world = World::new(seed, links);
        for _ in 0..STEPS {
            world.step();
        }
        flowed += world.flowed();
        changed += world.changed();
        world.settle();
    }
    println!("{} seeds: {flowed} packets, {changed} changes of layer", seeds());
    assert!(flowed > seeds() * 50, "packets flow in these worlds: {flowed}");
    assert!(changed > seeds(), "layers change in these worlds: {changed}");
}

#[test]
fn one_seed_gives_one_row_of_bytes() {
    for seed in 0..20 {
        let run = || {
            let mut world = World::new(seed, Links::Lossy);
            for _ in 0..STEPS {
                world.step();
            }
            world.bytes_hash()
        };
        assert_eq!(run(), run(), "seed {seed}");
    }
}
