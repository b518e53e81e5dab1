//! The words of the conversation: questions, subjects, what matters, how clear, how sick.

use webside_protocol::{Acuity, Clarity, Language, Matter, Question, Subject};

use super::Words;

/// The question as the patient asks it.
pub(crate) const fn question(question: Question, language: Language) -> &'static str {
    let words = match question {
        Question::WhatIsIt => {
            Words::new("What do you think is going on?", "¿Qué cree usted que tengo?")
        }
        Question::Choices => Words::new("What are my choices?", "¿Qué opciones tengo?"),
        Question::WhyThis => Words::new("Why do I need this?", "¿Por qué necesito esto?"),
        Question::IfWeWait => Words::new("What happens if we wait?", "¿Qué pasa si esperamos?"),
        Question::Risks => Words::new("What could go wrong?", "¿Qué podría salir mal?"),
        Question::Price => Words::new("What will it cost me?", "¿Cuánto me va a costar?"),
        Question::HowToTake => Words::new("How do I take this?", "¿Cómo tomo esto?"),
        Question::WatchFor => Words::new(
            "What should I watch for, and when do I call?",
            "¿En qué debo fijarme y cuándo llamo?",
        ),
        Question::HowLong => Words::new("When will I get better?", "¿Cuándo me voy a mejorar?"),
        Question::WhatNext => {
            Words::new("What happens next, and who does it?", "¿Qué sigue ahora y quién lo hace?")
        }
    };
    words.of(language)
}

/// What a line of the briefing is about.
pub(crate) const fn subject(subject: Subject, language: Language) -> &'static str {
    let words = match subject {
        Subject::Started => Words::new("When it started", "Cuándo empezó"),
        Subject::BetterWorse => {
            Words::new("What makes it better or worse", "Qué lo mejora o lo empeora")
        }
        Subject::DailyLife => Words::new("How it changes your day", "Cómo le cambia el día"),
        Subject::Medicines => Words::new("Your medicines", "Sus medicinas"),
        Subject::RecentCare => Words::new("Other care you had", "Otra atención que recibió"),
        Subject::Matters => Words::new("What matters to you", "Lo que le importa a usted"),
        Subject::NameToUse => Words::new("The name to use", "El nombre que prefiere"),
        Subject::Speaks => Words::new("The language you speak best", "El idioma que mejor habla"),
        Subject::Hearing => Words::new("How you hear and see", "Cómo oye y ve usted"),
        Subject::Helper => Words::new("Who helps you", "Quién le ayuda"),
        Subject::Place => Words::new("Where you were", "Dónde estaba usted"),
        Subject::Phone => Words::new("Your phone number", "Su número de teléfono"),
    };
    words.of(language)
}

/// What matters in a choice.
pub(crate) const fn matter(matter: Matter, language: Language) -> &'static str {
    let words = match matter {
        Matter::LessPain => Words::new("less pain", "menos dolor"),
        Matter::Soon => Words::new("getting better soon", "mejorar pronto"),
        Matter::FewSideEffects => Words::new("few side effects", "pocos efectos secundarios"),
        Matter::LowCost => Words::new("low cost", "bajo costo"),
        Matter::LittleTravel => Words::new("little time and travel", "poco tiempo y pocos viajes"),
        Matter::Independence => Words::new("doing things by myself", "valerme por mi cuenta"),
        Matter::LittleRisk => Words::new("little risk", "poco riesgo"),
        Matter::Family => {
            Words::new("time with people I love", "tiempo con las personas que quiero")
        }
    };
    words.of(language)
}

/// How clear a step came across.
pub(crate) const fn clarity(clarity: Clarity, language: Language) -> &'static str {
    let words = match clarity {
        Clarity::Clear => Words::new(
            "You told us this step in your words. It was clear.",
            "Usted nos explicó este paso en sus palabras. Quedó claro.",
        ),
        Clarity::SaidAgain => Words::new(
            "We said this step again, another way.",
            "Explicamos este paso otra vez, de otra manera.",
        ),
        Clarity::NotDone => Words::new(
            "There was no time to go over this step.",
            "No hubo tiempo de repasar este paso.",
        ),
    };
    words.of(language)
}

/// How sick somebody is now.
pub(crate) const fn acuity(acuity: Acuity, language: Language) -> &'static str {
    let words = match acuity {
        Acuity::Stable => Words::new("well enough to wait", "puede esperar"),
        Acuity::Watch => Words::new("keep an eye on it", "hay que estar al pendiente"),
        Acuity::Urgent => Words::new("needs somebody now", "necesita atención ahora"),
    };
    words.of(language)
}
