//! Guesses the small picture of a step from its words; the clinician can take another.

use webside_protocol::Pictogram;

/// Beginnings of words, in small letters; those of three letters or less are whole words. What
/// stands first wins: "call us if the pill makes you dizzy" is about the call.
const BEGINNINGS: [(Pictogram, &[&str]); 9] = [
    (Pictogram::Call, &["call", "phone", "911", "llam", "llám", "teléfono"]),
    (
        Pictogram::Pill,
        &[
            "pill", "tablet", "medic", "capsule", "dose", "inhal", "mg", "pastilla", "píldora",
            "cápsula", "dosis", "remedio", "gotas",
        ],
    ),
    (
        Pictogram::Test,
        &[
            "test",
            "lab",
            "x-ray",
            "scan",
            "urine",
            "prueba",
            "análisis",
            "examen",
            "radiografía",
            "orina",
        ],
    ),
    (
        Pictogram::Measure,
        &[
            "measure",
            "weigh",
            "check",
            "pressure",
            "thermometer",
            "mida",
            "mídase",
            "pése",
            "pese",
            "revise",
            "presión",
            "termómetro",
        ],
    ),
    (Pictogram::Water, &["water", "drink", "fluid", "agua", "beba", "líquido"]),
    (
        Pictogram::Food,
        &[
            "eat", "food", "meal", "salt", "diet", "fruit", "coma", "comida", "sal", "dieta",
            "fruta", "verdura",
        ],
    ),
    (
        Pictogram::Walk,
        &[
            "walk",
            "exercise",
            "stretch",
            "move",
            "steps",
            "camin",
            "ejercicio",
            "estir",
            "ande",
            "muév",
        ],
    ),
    (
        Pictogram::Rest,
        &["rest", "sleep", "sit", "lie", "bed", "descans", "duerm", "siénte", "acuést", "reposo"],
    ),
    (
        Pictogram::Calendar,
        &[
            "visit",
            "appointment",
            "come",
            "week",
            "see",
            "cita",
            "visita",
            "venga",
            "semana",
            "vuelva",
        ],
    ),
];

/// The picture that fits `text` best; a note when nothing tells.
#[must_use]
pub fn picture_for(text: &str) -> Pictogram {
    let text = text.to_lowercase();
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let words: Vec<&str> = text.split(|c| !is_part(c)).collect();
    let fits = |beginning: &&str| {
        let is_short = beginning.chars().count() <= 3;
        words
            .iter()
            .any(|word| if is_short { word == beginning } else { word.starts_with(*beginning) })
    };
    let found = BEGINNINGS.iter().find(|(_, beginnings)| beginnings.iter().any(&fits));
    found.map_or(Pictogram::Note, |(picture, _)| *picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_guessed_in_both_languages() {
        let rows = [
            ("Take half of the blood pressure pill", Pictogram::Pill),
            ("Drink a glass of water", Pictogram::Water),
            ("Sit for one minute before you stand up", Pictogram::Rest),
            ("Walk ten minutes", Pictogram::Walk),
            ("If your chest hurts, call us", Pictogram::Call),
            ("Come back in two weeks", Pictogram::Calendar),
            ("Get the blood test", Pictogram::Test),
            ("Label the bottle", Pictogram::Note),
            ("Weigh yourself", Pictogram::Measure),
            ("Less salt", Pictogram::Food),
            ("Tome media pastilla", Pictogram::Pill),
            ("Beba más agua", Pictogram::Water),
            ("Camine diez minutos", Pictogram::Walk),
            ("Si le duele el pecho, llámenos", Pictogram::Call),
            ("Coma menos sal", Pictogram::Food),
            ("", Pictogram::Note),
        ];
        for (text, expected) in rows {
            assert_eq!(picture_for(text), expected, "{text}");
        }
    }
}
