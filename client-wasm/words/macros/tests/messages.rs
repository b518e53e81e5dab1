//! What the generated functions say, compiled from the files in `tests/ftl`.

mod words {
    webside_words_macros::messages!("tests/ftl");
}

use words::Locale::{self, En, Es};

#[test]
fn a_message_without_arguments_is_a_static_text() {
    let rows: [(&'static str, &str); 8] = [
        (words::hello(En), "Hello"),
        (words::hello(Es), "Hola"),
        (words::hello_title(Es), "Saludar"),
        (words::at_clinic(En), "You are at Webside clinic."),
        (words::hello_at_clinic(En), "Hello. You are at Webside clinic."),
        (words::hello_at_clinic(Es), "Hola. Está en Clínica Webside."),
        (words::hello_twice(Es), "¡Hola, Hola!"),
        (words::braces(Es), "Use { y } aquí."),
    ];
    for (said, expected) in rows {
        assert_eq!(said, expected);
    }
}

#[test]
fn arguments_stand_in_the_order_of_the_english_text() {
    assert_eq!(words::waiting(En, "Rosa", "Dr. Rivera"), "Rosa waits for Dr. Rivera");
    assert_eq!(words::waiting(Es, "Rosa", "Dr. Rivera"), "A Dr. Rivera le espera Rosa");
}

#[test]
fn a_count_chooses_its_text() {
    let rows = [
        (words::ago(En, 0), "now"),
        (words::ago(En, 1), "1 second ago"),
        (words::ago(En, 24), "24 seconds ago"),
        (words::ago(En, -1), "-1 seconds ago"),
        (words::ago(Es, 1), "hace 1 segundo"),
        (words::ago_for(Es, "Rosa", 2), "Rosa: hace 2 segundos"),
        (words::files(En, "Rosa", 1, 2), "You, Rosa, have one file and pens."),
        (words::files(Es, "Rosa", 3, 1), "Tiene 3 archivos y una pluma, Rosa."),
    ];
    for (said, expected) in rows {
        assert_eq!(said, expected);
    }
}

#[test]
fn a_word_chooses_its_text() {
    assert_eq!(words::mic(En, "muted"), "The microphone is off.");
    assert_eq!(words::mic(Es, "live"), "El micrófono está encendido.");
}

#[test]
fn a_locale_is_found_by_its_language() {
    let rows = [
        ("en", Some(En)),
        ("es-MX", Some(Es)),
        ("ES_419", Some(Es)),
        ("est", None),
        ("fr", None),
        ("", None),
    ];
    for (tag, expected) in rows {
        assert_eq!(Locale::from_tag(tag), expected, "{tag}");
    }
    for locale in Locale::ALL {
        assert_eq!(Locale::from_tag(locale.tag()), Some(locale));
    }
    assert_eq!(Locale::ALL.map(Locale::native_name), ["English", "Español"]);
}
