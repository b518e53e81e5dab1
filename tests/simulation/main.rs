//! A whole visit in one thread: server, links and browsers under one seed, and laws checked.
//!
//! Links lose, delay, repeat and reorder; pages reload; the server crashes between deciding and
//! storing, and between storing and telling. Run more seeds with `WEBSIDE_SEEDS=100000`.

mod browser;
mod desk;
mod laws;
mod link;
mod talk;
mod world;

use world::World;

const SEEDS: u64 = 5_000;
const STEPS: usize = 200;

#[test]
fn browsers_converge_whatever_the_links_do() {
    let seeds = std::env::var("WEBSIDE_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(SEEDS);
    let mut told = laws::Tally::default();
    for seed in 0..seeds {
        let mut world = World::new(seed);
        for _ in 0..STEPS {
            world.step();
        }
        world.settle();
        laws::check_at_rest(&world, seed);
        told.add(&world);
    }
    told.check_that_the_simulation_is_not_idle(seeds);
}

#[test]
fn the_same_seed_is_the_same_visit() {
    let logs = [0, 1].map(|_| {
        let mut world = World::new(42);
        for _ in 0..STEPS {
            world.step();
        }
        world.settle();
        world.journal
    });
    assert_eq!(logs[0], logs[1]);
}
