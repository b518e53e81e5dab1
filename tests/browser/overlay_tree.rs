//! What a screen reader meets at the overlay: a region with a name, and one polite word a change.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::devtools::devtools;
use crate::scene::{Cast, Scene};

/// Notes every word that a live region says from now on.
const LISTEN: &str = r"
window.said = [];
window.focused = document.activeElement;
for (const region of document.querySelectorAll('[role=status]')) {
  new MutationObserver(() => region.textContent && window.said.push(region.textContent))
    .observe(region, { childList: true, characterData: true, subtree: true });
}
";

/// A node of the accessibility tree: its role and its name.
type Node = (String, String);

/// The accessibility tree of what `selector` names, without what is ignored.
async fn tree(browser: &Browser, selector: &str) -> Vec<Node> {
    let document = devtools(&browser.client, "DOM.getDocument", json!({ "depth": 0 })).await;
    let root = &document["root"]["nodeId"];
    let query = json!({ "nodeId": root, "selector": selector });
    let found = devtools(&browser.client, "DOM.querySelector", query).await;
    let query = json!({ "nodeId": found["nodeId"] });
    let tree = devtools(&browser.client, "Accessibility.queryAXTree", query).await;
    let text = |node: &Value, key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let heard = nodes.iter().filter(|node| node["ignored"] != json!(true));
    heard.map(|node| (text(node, "role"), text(node, "name"))).collect()
}

async fn said(browser: &Browser) -> Vec<String> {
    browser.run("return window.said", vec![]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_overlay_is_a_named_region_and_each_change_is_said_once() {
    let scene = Scene::set(Cast::default()).await;
    let Scene { patient, clinician, .. } = &scene;
    scene.visit_is_on().await;
    // What was said of the way in has been said.
    patient.sees_in(".overlay", "Dr. Amara Rivera").await;
    let () = patient.run(LISTEN, vec![]).await;

    clinician.key('2').await;
    patient.sees_in(".overlay", "is reading your chart").await;
    let headline = "Dr. Amara Rivera is reading your chart";
    let nodes = tree(patient, "main .overlay").await;
    let has = |role: &str, name: &str| nodes.iter().any(|(r, n)| r == role && n == name);
    assert!(has("region", headline), "{nodes:?}");
    assert!(has("heading", headline), "{nodes:?}");
    let loud = nodes.iter().filter(|(role, _)| role == "status" || role == "alert");
    assert_eq!(loud.count(), 0, "the card is no live region: {nodes:?}");

    let once = async || (said(patient).await.iter().any(|s| s.contains(headline))).then_some(());
    patient.wait("the change in the live region", crate::browser::PATIENCE, once).await;
    // The running time goes on for seconds, and none of them is said.
    patient.sees_in(".overlay .time", "4 seconds").await;
    let told = said(patient).await;
    let about = told.iter().filter(|s| s.contains("reading your chart")).count();
    assert_eq!(about, 1, "said once: {told:?}");
    let focus: bool = patient.run("return document.activeElement === window.focused", vec![]).await;
    assert!(focus, "the focus stays where it was");
    scene.pages_are_sound().await;
}
