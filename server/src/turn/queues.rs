//! What streams still have to be sent: a short queue each, in which nobody waits.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc;
use webside_core::turn::StreamId;

/// Messages that may wait for one stream: half a second of a good picture. Later they are of no use.
const WAITING_MAX: usize = 128;

/// The queue of each stream.
#[derive(Debug, Default)]
pub(super) struct Queues(Mutex<Open>);

#[derive(Debug, Default)]
struct Open {
    last: u64,
    by_stream: HashMap<StreamId, mpsc::Sender<Vec<u8>>>,
}

impl Queues {
    /// A new stream, and the end of its queue that it reads.
    pub(super) fn open(&self) -> (StreamId, mpsc::Receiver<Vec<u8>>) {
        let (sender, receiver) = mpsc::channel(WAITING_MAX);
        let mut open = self.lock();
        open.last += 1;
        let stream = StreamId(open.last);
        open.by_stream.insert(stream, sender);
        (stream, receiver)
    }

    pub(super) fn close(&self, stream: StreamId) {
        self.lock().by_stream.remove(&stream);
    }

    /// Queues `bytes` whole, or drops them whole.
    pub(super) fn send(&self, stream: StreamId, bytes: Vec<u8>) {
        if let Some(queue) = self.lock().by_stream.get(&stream) {
            let _ = queue.try_send(bytes);
        }
    }

    /// No method leaves the table half changed, so a panic elsewhere does not spoil it.
    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_stream_that_takes_nothing_keeps_nobody_waiting() {
        let queues = Queues::default();
        let (stream, mut waiting) = queues.open();
        let (other, mut others) = queues.open();
        (0..10_000_u32).for_each(|number| queues.send(stream, number.to_be_bytes().to_vec()));
        queues.send(other, vec![1]);
        assert_eq!(others.recv().await, Some(vec![1]));
        assert_eq!(waiting.len(), WAITING_MAX);
        assert_eq!(waiting.recv().await, Some(vec![0; 4]), "the later ones are dropped");
        queues.close(stream);
        queues.send(stream, vec![2]);
        assert_eq!(queues.lock().by_stream.len(), 1);
    }
}
