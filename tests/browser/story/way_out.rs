//! Leaving is not ending; a visit is open in one place; and an ended visit, or a dead link, says so.

use webside_protocol::Role;

use crate::browser::{Browser, Devices, Size};
use crate::scene::Scene;

/// Hanging up keeps the place: the way back is one press, and no lobby.
pub(super) async fn leaves_and_comes_back(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    patient.press("Leave").await;
    patient.sees("Leave the visit?").await;
    patient.press("Yes, leave").await;
    patient.sees("You left the visit").await;
    clinician.sees_in(".people-side", "Patient · left").await;
    patient.press("Go back in").await;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    patient.sees_and_hears().await;
    clinician.sees_and_hears().await;
}

/// The newest tab has the visit; the older one says so and can take it back.
pub(super) async fn second_tab(scene: &Scene) {
    let Scene { patient, .. } = scene;
    let first = patient.client.window().await.expect("a window");
    let address = patient.client.current_url().await.expect("an address").to_string();
    patient.new_tab().await;
    patient.open(&address).await;
    patient.press("Turn on camera and microphone").await;
    patient.press("Go to the waiting room").await;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    patient.sees_and_hears().await;

    let second = patient.client.window().await.expect("a window");
    patient.to_tab(first.clone()).await;
    patient.sees("This visit is open in another tab or window").await;
    patient.press("Use it here").await;
    patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    patient.to_tab(second).await;
    patient.sees("This visit is open in another tab or window").await;
    patient.client.close_window().await.expect("a tab can be closed");
    patient.to_tab(first).await;
    patient.sees_and_hears().await;
    scene.clinician.sees_and_hears().await;
}

/// Both see that it is over, also after a reload.
pub(super) async fn visit_ends(scene: &Scene) {
    let Scene { patient, clinician, .. } = scene;
    clinician.press("End visit").await;
    clinician.press("Yes, end it").await;
    clinician.sees("The visit has ended").await;
    patient.sees("Your visit has ended").await;
    let flows = patient.flow().await;
    assert_eq!(flows.connected, 0, "the call goes on after the end");
    patient.reload().await;
    patient.sees("has ended").await;
}

/// Whatever is wrong with a link, the page says the same and offers the clinic's number.
pub(super) async fn bad_links(scene: &Scene) {
    let Scene { driver, patient_line, .. } = scene;
    let stranger = Browser::new(driver, "stranger", Size::PHONE, Devices::None, patient_line).await;
    let spent = scene.link(Role::Patient).to_owned();
    let (page, _) = spent.split_once('#').expect("a link has a fragment");
    let unknown = format!("{page}#{}", "A".repeat(43));
    for link in [spent.as_str(), unknown.as_str()] {
        stranger.open(link).await;
        stranger.press("Go on with taps only").await;
        stranger.sees("This link does not open a visit").await;
        assert!(stranger.offers("Call 555 0100").await, "no way on from {link}");
    }
    for link in [page, &format!("{page}#AAAA")] {
        stranger.open(link).await;
        stranger.sees("This link does not open a visit").await;
    }
    stranger.console_is_clean().await;
    stranger.client.clone().close().await.expect("a browser can be closed");
}
