//! Who comes besides the pair: by a link that the clinician makes in the visit.

use crate::browser::{Browser, Devices, Size};
use crate::line::Line;
use crate::scene::Scene;

const LINK: &str = "return document.querySelector('.invite input[readonly]')?.value ?? ''";

/// A link for somebody called `name`, whose `part` is named as on the clinician's page.
pub(crate) async fn invited(scene: &Scene, name: &str, part: &str) -> String {
    let clinician = &scene.clinician;
    clinician.press("Invite somebody").await;
    clinician.write("Name, as everyone will see it", name).await;
    clinician.press(part).await;
    clinician.press("Make a link").await;
    clinician.sees("It works once, until").await;
    let link: String = clinician.run(LINK, vec![]).await;
    clinician.press("Close").await;
    link
}

/// Somebody with a phone of their own, in the waiting room.
pub(crate) async fn guest(
    scene: &Scene,
    browser: &'static str,
    (name, part): (&str, &str),
) -> (Browser, Line) {
    let link = invited(scene, name, part).await;
    let line = Line::to(&scene.clinic).await;
    let guest = Browser::new(&scene.driver, browser, Size::PHONE, Devices::Fake, &line).await;
    guest.open(&link).await;
    guest.press("Turn on camera and microphone").await;
    guest.press("Go to the waiting room").await;
    scene.clinician.sees(&format!("{name} is waiting")).await;
    (guest, line)
}
