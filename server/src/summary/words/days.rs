//! Days as people write them, and moments of the day.

use webside_protocol::{Day, Language, Moment};

use super::Words;

const MONTHS: [Words; 12] = [
    Words::new("January", "enero"),
    Words::new("February", "febrero"),
    Words::new("March", "marzo"),
    Words::new("April", "abril"),
    Words::new("May", "mayo"),
    Words::new("June", "junio"),
    Words::new("July", "julio"),
    Words::new("August", "agosto"),
    Words::new("September", "septiembre"),
    Words::new("October", "octubre"),
    Words::new("November", "noviembre"),
    Words::new("December", "diciembre"),
];

/// The day with its month in words: 3/4 is March in one country and April in another.
pub(crate) fn day(day: Day, language: Language) -> String {
    let month = MONTHS[usize::from(day.month()) - 1].of(language);
    match language {
        Language::En => format!("{month} {}, {}", day.day(), day.year()),
        Language::Es => format!("{} de {month} de {}", day.day(), day.year()),
    }
}

/// What a step is tied to in the day.
pub(crate) const fn moment(moment: Moment, language: Language) -> &'static str {
    let words = match moment {
        Moment::WakeUp => Words::new("When you get up", "Al levantarse"),
        Moment::BrushTeeth => Words::new("When you brush your teeth", "Al lavarse los dientes"),
        Moment::Breakfast => Words::new("With breakfast", "Con el desayuno"),
        Moment::Lunch => Words::new("With lunch", "Con el almuerzo"),
        Moment::Dinner => Words::new("With dinner", "Con la cena"),
        Moment::Bedtime => Words::new("Before you go to bed", "Antes de acostarse"),
    };
    words.of(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_people_write_it() {
        let first = Day::new(2026, 1, 31).unwrap();
        assert_eq!(day(first, Language::En), "January 31, 2026");
        assert_eq!(day(Day::new(2027, 12, 1).unwrap(), Language::Es), "1 de diciembre de 2027");
    }
}
