//! What a page is watched for from its first moment: its calls, its live region, its overlay, its keys.

use serde::Deserialize;
use serde_json::json;

use crate::browser::Browser;

/// Runs before the page's own script. It only looks on: a peer connection stays the browser's own.
pub(crate) const WATCH: &str = r"
(() => {
  const seen = window.watched = { peers: [], said: [], headlines: [], keys: [] };
  const clock = () => performance.timeOrigin + performance.now();
  const Peer = window.RTCPeerConnection;
  if (Peer) {
    window.RTCPeerConnection = class RTCPeerConnection extends Peer {
      constructor(...settings) { super(...settings); seen.peers.push(this); }
    };
  }
  // Pictures that a person saw of those that the report counts: none while no element shows them.
  seen.shown = report => {
    const shows = video => video.readyState >= 2
      && video.srcObject?.getTracks().some(track => track.id === report.trackIdentifier);
    const video = [...document.querySelectorAll('video')].find(shows);
    // Of a call Firefox counts none itself.
    return video ? video.getVideoPlaybackQuality().totalVideoFrames || report.framesDecoded || 0 : 0;
  };
  addEventListener('keydown', event => {
    seen.keys.push({ key: event.key, at: performance.timeOrigin + event.timeStamp });
  }, true);
  let headline = '';
  new MutationObserver(changes => {
    const region = document.querySelector('p[role=status]');
    if (region && region.textContent && changes.some(change => region.contains(change.target))) {
      seen.said.push(region.textContent);
    }
    const text = document.querySelector('.overlay h2')?.textContent ?? '';
    if (text === headline) return;
    headline = text;
    const shown = { text, changed: clock(), painted: null };
    seen.headlines.push(shown);
    // The message comes after the frame that the callback belongs to was painted.
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => { shown.painted = clock(); };
      after.port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
";

/// A headline that the overlay showed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Headline {
    pub(crate) text: String,
    /// When the page was changed, in milliseconds since 1970.
    pub(crate) changed: f64,
    /// When that was painted; nothing while it is not.
    pub(crate) painted: Option<f64>,
}

impl Browser {
    /// Everything that the polite live region said since the page was loaded.
    pub(crate) async fn said(&self) -> Vec<String> {
        self.run("return window.watched.said", vec![]).await
    }

    /// How often the live region said something with `words` in it.
    pub(crate) async fn times_said(&self, words: &str) -> usize {
        self.said().await.iter().filter(|said| said.contains(words)).count()
    }

    /// The newest headline of the overlay.
    pub(crate) async fn newest_headline(&self) -> Option<Headline> {
        self.run("return window.watched.headlines.at(-1) ?? null", vec![]).await
    }

    /// Whether the overlay ever showed a headline with `words` in it, since the page was loaded.
    pub(crate) async fn was_shown(&self, words: &str) -> bool {
        let script =
            "return window.watched.headlines.some(shown => shown.text.includes(arguments[0]))";
        self.run(script, vec![json!(words)]).await
    }

    /// When `key` last went down, in milliseconds since 1970.
    pub(crate) async fn last_down(&self, key: char) -> Option<f64> {
        let script =
            "return window.watched.keys.findLast(down => down.key === arguments[0])?.at ?? null";
        self.run(script, vec![json!(key)]).await
    }
}
