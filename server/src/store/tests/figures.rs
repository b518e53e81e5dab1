//! Sums are told many visits at a time, and each visit counts once.

use webside_protocol::Figures;

use super::*;
use crate::store::{FIGURES_VISITS, FigureSums};

const ONE: Figures = Figures {
    silence_s: 60,
    narrated_s: 45,
    first_cue_after_s: Some(30),
    topics: 3,
    addressed: 2,
    steps: 2,
    came_across: 1,
};

async fn visits(clinic: &Clinic, names: std::ops::Range<u8>) {
    for name in names {
        let visit = clinic.visit(name, 1).await;
        clinic.store.add_figures(visit, ONE).await.unwrap();
    }
}

#[tokio::test]
async fn nothing_is_told_before_there_are_enough_visits() {
    let clinic = Clinic::new();
    visits(&clinic, 0..9).await;
    let gathering = FigureSums { gathering: 9, ..FigureSums::default() };
    assert_eq!(clinic.store.figures().await.unwrap(), gathering);
    visits(&clinic, 9..10).await;
    let told = clinic.store.figures().await.unwrap();
    assert_eq!((told.visits, told.gathering), (FIGURES_VISITS, 0));
    assert_eq!((told.silence_s, told.narrated_s, told.first_cue_s), (600, 450, 300));
    assert_eq!((told.with_cue, told.topics, told.addressed), (10, 30, 20));
    assert_eq!((told.steps, told.came_across), (20, 10));
    visits(&clinic, 10..11).await;
    let eleven = FigureSums { gathering: 1, ..told };
    assert_eq!(clinic.store.figures().await.unwrap(), eleven, "the eleventh does not stand out");
}

#[tokio::test]
async fn a_visit_counts_once_and_its_figures_outlive_it() {
    let clinic = Clinic::new();
    let visit = clinic.visit(1, 1).await;
    for _ in 0..3 {
        clinic.store.add_figures(visit, ONE).await.unwrap();
    }
    clinic.store.purge_visit(visit, LATER).await.unwrap();
    let clinic = clinic.restarted().await;
    assert_eq!(clinic.store.figures().await.unwrap().gathering, 1);
}
