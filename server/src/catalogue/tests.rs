//! What a clinic may write, and what it is told when it may not.

use webside_protocol::Cue;
use webside_words_fluent::{LANGUAGES, Reader};

use super::{Catalogue, CatalogueError, list};

fn faults(text: &str) -> Vec<String> {
    match Catalogue::from_toml(text) {
        Ok(_) => Vec::new(),
        Err(CatalogueError::Faults(faults)) => faults,
        Err(error @ CatalogueError::Unreadable { .. }) => panic!("{error}"),
    }
}

#[test]
fn words_and_times_are_the_clinics() {
    let catalogue = Catalogue::from_toml(
        "[cues.chart_review]\nusual_s = 90\n[words.en]\n\
         \"cue-chart-review.say-1\" = \"I have your record open.\"\n\
         [words.es]\ncue-chart-review.say-1 = \"Tengo abierto su expediente.\"\n",
    )
    .unwrap();
    assert_eq!(catalogue.usual_s(), &[(Cue::ChartReview, 90)].into());
    assert_eq!((catalogue.sentences(), catalogue.warnings().len()), (2, 0));
    let said = ["I have your record open.", "Tengo abierto su expediente."];
    for (language, said) in LANGUAGES.into_iter().zip(said) {
        let table = catalogue.table(language, Reader::Everyone).unwrap();
        assert_eq!(table.lines().filter(|line| *line == said).count(), 1, "{said}");
    }
}

#[test]
fn a_catalogue_that_says_nothing_changes_nothing() {
    let catalogue = Catalogue::from_toml("# Nothing yet.\n[cues]\n[words.en]\n").unwrap();
    assert!(catalogue.table(LANGUAGES[0], Reader::Clinician).is_none());
    assert!(catalogue.usual_s().is_empty());
}

#[test]
fn the_list_of_all_sentences_is_a_catalogue_that_changes_none() {
    let listed = list();
    let same = Catalogue::from_toml(&listed).unwrap();
    assert!(same.warnings().is_empty());
    assert_eq!(same.usual_s().len(), Cue::ALL.len() - 1, "an interpreter's wait has no end");
    for (cue, seconds) in same.usual_s() {
        assert_eq!(cue.typical().map(|usual| usual.as_secs()), Some(u64::from(*seconds)));
    }
    let ours = &super::ours().messages;
    for language in LANGUAGES {
        let table = webside_words_fluent::table(ours, language, Reader::Clinician);
        assert_eq!(same.table(language, Reader::Clinician), Some(table), "{}", language.tag);
    }
}

#[test]
fn a_sentence_in_one_language_alone_is_a_warning() {
    let text = "[words.en]\n\"cue-notes\" = \"{ $name } is writing\"\n";
    let catalogue = Catalogue::from_toml(text).unwrap();
    let [warning] = catalogue.warnings() else { panic!("{:?}", catalogue.warnings()) };
    assert!(warning.starts_with("line 2: words.en: cue-notes: is changed in \"en\" only"));
}

#[test]
fn every_fault_is_told_at_once_with_its_line_and_name() {
    let text = "colour = 1\n\
        [cues.chart_revew]\nusual_s = 90\n\
        [cues.notes]\nusual_s = 2\nusual = 5\n\
        [cues.interpreter_wait]\nusual_s = 60\n\
        [cues.results]\nusual_s = \"long\"\n\
        [words.fr]\na = \"b\"\n\
        [words.en]\n\
        cue-note = \"x\"\n\
        cue-notes = \"{ $person } is writing\"\n\
        cue-plan.say-1 = 5\n\
        cue-results.say-1 = \"\"\n";
    let wanted = [
        "line 1: colour: is neither [cues.…] nor [words.…]",
        "line 2: cues.chart_revew: is no cue; the nearest is chart_review",
        "line 5: cues.notes.usual_s: is not a whole number within 5 to 900",
        "line 6: cues.notes.usual: is not a setting; a cue has `usual_s`",
        "line 8: cues.interpreter_wait.usual_s: takes as long as it takes",
        "line 10: cues.results.usual_s: is not a whole number within 5 to 900",
        "line 11: words.fr: is none of words.en, words.es",
        "line 14: words.en: cue-note: is no sentence of ours; the nearest is cue-notes",
        "line 15: words.en: cue-notes: uses $person, and gets $name",
        "line 16: words.en: cue-plan.say-1: must be text in quotes, not integer",
        "line 17: words.en: cue-results.say-1: says nothing",
    ];
    assert_eq!(faults(text), wanted);
    let two = "[words.en]\ncue-note = \"x\"\ncue-notes.say-1 = \"One moment.\"\n";
    assert_eq!(faults(two).len(), 2, "a promise is told beside a name that does not exist");
    assert!(faults("[cues.notes]\nusual_s = \n")[0].starts_with("line 2: "));
    assert_eq!(
        faults("words = 3\ncues.notes = 4"),
        [
            "line 1: words: must be a table",
            "line 2: cues.notes: must be a table with `usual_s` in it",
        ]
    );
}

#[test]
fn no_wording_of_a_cue_promises_how_long_it_will_take() {
    let rows = [
        ("en", "cue-notes.say-1", "One moment, I am writing.", Some("promises \"one moment\"")),
        ("en", "cue-notes.say-1", "Just a second!", Some("promises \"a second\"")),
        ("en", "cue-notes", "{ $name } is back in 2 minutes", Some("counts time")),
        ("es", "cue-notes.say-1", "Un momento, por favor.", Some("promises \"un momento\"")),
        ("es", "cue-notes.say-1", "Espere 30 segundos.", Some("counts time")),
        ("en", "cue-notes.console-label", "One moment", Some("promises")),
        ("en", "cue-notes.console-when", "Not for one moment.", None),
        ("en", "cue-notes.say-1", "At this moment I am writing.", None),
        ("en", "cue-something-else.say-1", "Is there anything else?", Some("says \"anything\"")),
        ("es", "cue-something-else.say-1", "¿No hay nada más?", Some("says \"nada\"")),
        ("en", "cue-something-else.say-1", "Is there something else?", None),
        ("en", "cue-notes.say-1", "You need not do anything.", None),
        ("en", "cue-plan.say-1", "The same.", None),
    ];
    for (language, name, says, expected) in rows {
        let text = format!("[words.{language}]\n\"{name}\" = \"{says}\"\n");
        match (faults(&text).as_slice(), expected) {
            ([], None) => {}
            ([fault], Some(expected)) => assert!(fault.contains(expected), "{says}: {fault}"),
            (other, _) => panic!("{says}: {other:?}"),
        }
    }
}

#[test]
fn the_wordings_of_a_cue_stay_different() {
    let text = "[words.en]\ncue-plan.say-1 = \"Here is the plan.\"\ncue-plan.say-2 = \"Here is the plan.\"\n";
    let told = faults(text);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("line 2: words.en: cue-plan.say-1: says the same as cue-plan.say-2")
    );
}

#[test]
fn our_own_sentences_promise_nothing_either() {
    assert_eq!(faults(&list()), Vec::<String>::new());
}
