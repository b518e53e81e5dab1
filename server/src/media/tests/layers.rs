//! A picture in layers: each receiver gets one, and the one that its link carries.

use std::time::Duration;

use webside_core::relay::rtcp;

use super::scene::{Scene, VISIT};
use crate::media::Part;
use crate::media::peer::{Came, LAYERS, Peer};

/// Between two pictures of the page.
const FRAME: Duration = Duration::from_millis(10);
/// Bytes of a packet of each layer, one in each picture.
const BYTES: [usize; 3] = [100, 300, 1_000];

/// A packet of a layer: a key frame's, which says whose it is.
fn packet(layer: usize) -> Vec<u8> {
    let mut packet = vec![layer as u8; BYTES[layer]];
    packet[..2].copy_from_slice(&[0x10, 0x00]);
    packet
}

/// Sends pictures until the watcher gets those of `layer`; its numbers meanwhile.
fn until(publisher: &Peer, watcher: &mut Peer, next: &mut u64, layer: usize) -> Vec<u16> {
    let mut numbers = Vec::new();
    for _ in 0..1_500 {
        (0..LAYERS.len()).for_each(|at| publisher.send_layer(at, *next, &packet(at)).unwrap());
        *next += 1;
        while let Ok(came) = watcher.receive() {
            let Came::Rtp(header, packet) = came else { continue };
            numbers.push(header.sequence);
            if usize::from(packet[header.length + 5]) == layer {
                return numbers;
            }
        }
    }
    panic!("never {layer}: {} packets", numbers.len());
}

#[test]
fn a_receiver_gets_the_layer_that_its_link_carries() {
    let scene = Scene::open();
    let mut publisher = Peer::new("layers").unwrap();
    let offer = publisher.offer_in_layers();
    let answer = scene.offer(VISIT, 1, Part::Publishes, offer).unwrap();
    assert!(answer.contains("a=simulcast:recv q;h;f\r\n"), "{answer}");
    assert!(answer.contains("a=rid:h recv\r\n"), "{answer}");
    publisher.accept(&answer).unwrap();
    publisher.connect(|| scene.now()).unwrap();
    let (mut watcher, _) = scene.connected(2, Part::Watches, 1);
    watcher.socket.set_read_timeout(Some(FRAME)).unwrap();

    let mut next = 1;
    let mut numbers = until(&publisher, &mut watcher, &mut next, 2);
    let mut compound = Vec::new();
    rtcp::receiver(1, &[], &mut compound);
    rtcp::estimate(1, 60_000, &mut compound);
    watcher.send_control(&compound).unwrap();
    numbers.extend(until(&publisher, &mut watcher, &mut next, 0));
    let gap_free = numbers.windows(2).all(|pair| pair[1] == pair[0].wrapping_add(1));
    assert!(gap_free, "{numbers:?}");
}
