//! Everything a process says on both its outputs, and waiting until it says something.

use std::pin::pin;

use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::Child;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Collects what a process says until it ends.
#[derive(Debug)]
pub(crate) struct Output {
    said: watch::Receiver<Vec<u8>>,
    readers: JoinSet<()>,
}

impl Output {
    /// Reads on `child`'s outputs, which are pipes.
    pub(crate) fn of(child: &mut Child) -> Self {
        let (sender, said) = watch::channel(Vec::new());
        let mut readers = JoinSet::new();
        let stdout = child.stdout.take().expect("its output is a pipe");
        let stderr = child.stderr.take().expect("its errors are a pipe");
        readers.spawn(collect(stdout, sender.clone()));
        readers.spawn(collect(stderr, sender));
        Self { said, readers }
    }

    /// All that was said so far.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.said.borrow()).into_owned()
    }

    /// Waits until `text` was said; `false` when the process ended without it.
    pub(crate) async fn wait_for(&mut self, text: &str) -> bool {
        let says = |said: &Vec<u8>| said.windows(text.len()).any(|part| part == text.as_bytes());
        self.said.wait_for(says).await.is_ok()
    }

    /// Waits until nothing more can come, and gives all of it.
    pub(crate) async fn finish(mut self) -> String {
        while self.readers.join_next().await.is_some() {}
        self.text()
    }
}

async fn collect(stream: impl AsyncRead, said: watch::Sender<Vec<u8>>) {
    let mut stream = pin!(stream);
    let mut part = [0; 4096];
    while let Ok(count @ 1..) = stream.read(&mut part).await {
        said.send_modify(|all| all.extend_from_slice(&part[..count]));
    }
}
