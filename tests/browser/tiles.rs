//! What comes of each other person, tile by tile: measured by the browser, in windows of a few seconds.

use std::time::Duration;

use serde::Deserialize;
use tokio::time::{Instant, interval_at};

use crate::browser::Browser;
use crate::firefox::Firefox;

/// A picture of which nothing new comes for so long is frozen.
const WINDOW: Duration = Duration::from_secs(3);

/// What came in of each track over the newest connection that stands. Of a track that was never used
/// nothing is told.
const TILES: &str = r"
const done = arguments[arguments.length - 1];
const peers = (window.watched?.peers ?? []).filter(peer => peer.connectionState === 'connected');
const tiles = [];
const add = report => {
  if (report.type !== 'inbound-rtp' || !(report.packetsReceived > 0)) return;
  tiles.push({
    track: report.trackIdentifier, kind: report.kind, packets: report.packetsReceived,
    pictures: report.kind === 'video' ? window.watched.shown(report) : 0, loudness: report.totalAudioEnergy ?? 0,
    height: report.frameHeight ?? 0,
  });
};
Promise.resolve(peers.at(-1)?.getStats())
  .then(report => report?.forEach(add)).then(() => done(tiles), () => done([]));
";

/// One other person's sound or picture; counters rise from its beginning.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Tile {
    track: String,
    kind: String,
    packets: u64,
    /// Shown.
    pictures: u64,
    /// Energy of what was played.
    loudness: f64,
    /// Of the picture, in pixels.
    height: u32,
}

/// A person's page in a browser of either maker.
#[derive(Clone, Copy)]
pub(crate) enum Onlooker<'a> {
    Chromium(&'a Browser),
    Firefox(&'a Firefox),
}

impl Onlooker<'_> {
    /// Whose.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium(browser) => browser.name,
            Self::Firefox(firefox) => firefox.name,
        }
    }

    /// What came in so far.
    pub(crate) async fn tiles(self) -> Vec<Tile> {
        match self {
            Self::Chromium(browser) => browser.run_async(TILES, vec![]).await,
            Self::Firefox(firefox) => firefox.run_async(TILES, &[]).await,
        }
    }

    /// Waits until sound and pictures of `others` people come in.
    pub(crate) async fn has_tiles_of(self, others: usize) {
        let what = format!("tiles of {others}");
        let there = async || {
            let tiles = self.tiles().await;
            let of = |kind: &str, flows: fn(&Tile) -> bool| {
                tiles.iter().filter(|tile| tile.kind == kind && flows(tile)).count()
            };
            let all = of("video", |tile| tile.pictures > 5) == others
                && of("audio", |tile| tile.packets > 10) == others;
            all.then_some(())
        };
        match self {
            Self::Chromium(browser) => {
                browser.wait(&what, crate::browser::PATIENCE, there).await;
            }
            Self::Firefox(firefox) => firefox.wait(&what, there).await,
        }
    }
}

/// What was seen in all windows of one onlooker.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    /// Windows times tiles.
    looked: usize,
    /// Of these: nothing new to see, or to hear.
    frozen: usize,
    silent: usize,
    pictures: u64,
    /// The fewest pictures of one tile in one window.
    fewest: Option<u64>,
    /// Heights of pictures, the least and the most.
    heights: Option<(u32, u32)>,
}

impl Watched {
    /// Everything moved and sounded all the time.
    pub(crate) const fn is_whole(&self) -> bool {
        self.looked > 0 && self.frozen == 0 && self.silent == 0
    }

    fn add(&mut self, before: &[Tile], now: &[Tile]) {
        for tile in now {
            let Some(old) = before.iter().find(|old| old.track == tile.track) else { continue };
            self.looked += 1;
            if tile.kind == "video" {
                let pictures = tile.pictures.saturating_sub(old.pictures);
                self.frozen += usize::from(pictures == 0);
                self.pictures += pictures;
                self.fewest = Some(self.fewest.unwrap_or(pictures).min(pictures));
                let (least, most) = self.heights.unwrap_or((tile.height, tile.height));
                self.heights = Some((least.min(tile.height), most.max(tile.height)));
            } else {
                let sounds = tile.packets > old.packets && tile.loudness > old.loudness;
                self.silent += usize::from(!sounds);
            }
        }
    }
}

/// Watches the tiles of `others` people on each page, window by window, for as long as `length`.
pub(crate) async fn watch(pages: &[Onlooker<'_>], others: usize, length: Duration) -> Vec<Watched> {
    let mut watched: Vec<Watched> = pages.iter().map(|_| Watched::default()).collect();
    let mut before = Vec::new();
    for page in pages {
        before.push(page.tiles().await);
    }
    let mut windows = interval_at(Instant::now() + WINDOW, WINDOW);
    for _ in 0..length.as_secs().div_ceil(WINDOW.as_secs()) {
        windows.tick().await;
        for ((page, watched), before) in pages.iter().zip(&mut watched).zip(&mut before) {
            let now = page.tiles().await;
            assert_eq!(now.len(), 2 * others, "{} lost a tile: {now:?}", page.name());
            watched.add(before, &now);
            *before = now;
        }
    }
    for (page, watched) in pages.iter().zip(&watched) {
        println!("{}: {watched:?}", page.name());
    }
    watched
}
