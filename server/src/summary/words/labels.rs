//! Headings, and what stands before or behind other people's words.

use webside_protocol::Language;

use super::Words;

/// A thing that a summary says in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Title,
    Patient,
    Clinician,
    Day,
    Clinic,
    Notes,
    NothingYet,
    Plan,
    First,
    Then,
    IfThis,
    StartOn,
    Promises,
    Who,
    By,
    DoneOn,
    NotDoneYet,
    Late,
    Choices,
    Option,
    Means,
    Good,
    Bad,
    Cost,
    Time,
    Matters,
    Leaning,
    YourReason,
    Decided,
    OurReason,
    NotDecided,
    Agenda,
    TalkedAbout,
    StillOpen,
    Questions,
    Answered,
    Unanswered,
    TeachBack,
    ToldAloud,
    Briefing,
    FromLastVisit,
    Repair,
    Handoff,
    HandoffTo,
    HowSick,
    HandoffSummary,
    ToDo,
    WatchFor,
    SaidBackBy,
    WhomToCall,
    CallUs,
    Emergency,
}

impl Label {
    /// The words for it.
    pub(crate) const fn words(self, language: Language) -> &'static str {
        let words = match self {
            Self::Title => Words::new("Your visit", "Su visita"),
            Self::Patient => Words::new("Patient", "Paciente"),
            Self::Clinician => Words::new("With", "Con"),
            Self::Day => Words::new("Day", "Día"),
            Self::Clinic => Words::new("Clinic", "Clínica"),
            Self::Notes => Words::new("Notes", "Notas"),
            Self::NothingYet => {
                Words::new("Nothing was written down yet.", "Todavía no se ha escrito nada.")
            }
            Self::Plan => Words::new("Your plan", "Su plan"),
            Self::First => Words::new("First", "Primero"),
            Self::Then => Words::new("Then", "Después"),
            Self::IfThis => Words::new("Call us if", "Llámenos si"),
            Self::StartOn => Words::new("Start on", "Empiece el día"),
            Self::Promises => Words::new("What we will do", "Lo que haremos nosotros"),
            Self::Who => Words::new("Who does it", "Quién lo hace"),
            Self::By => Words::new("By", "A más tardar"),
            Self::DoneOn => Words::new("Done on", "Hecho el día"),
            Self::NotDoneYet => Words::new("Not done yet.", "Todavía no está hecho."),
            Self::Late => {
                Words::new("This is late. Please call us.", "Está atrasado. Por favor, llámenos.")
            }
            Self::Choices => Words::new("Your choices", "Sus opciones"),
            Self::Option => Words::new("Choice", "Opción"),
            Self::Means => Words::new("What it means", "Qué significa"),
            Self::Good => Words::new("Good side", "Lo bueno"),
            Self::Bad => Words::new("Bad side", "Lo malo"),
            Self::Cost => Words::new("Cost", "Costo"),
            Self::Time => Words::new("Time", "Tiempo"),
            Self::Matters => Words::new("What matters to you", "Lo que le importa a usted"),
            Self::Leaning => Words::new("You lean to", "Usted se inclina por"),
            Self::YourReason => Words::new("Your reason", "Su razón"),
            Self::Decided => Words::new("What we decided", "Lo que decidimos"),
            Self::OurReason => Words::new("Reason of the clinic", "Razón de la clínica"),
            Self::NotDecided => Words::new("Not decided yet.", "Todavía sin decidir."),
            Self::Agenda => Words::new("What you came for", "Por qué vino usted"),
            Self::TalkedAbout => Words::new("We talked about it.", "Hablamos de esto."),
            Self::StillOpen => {
                Words::new("We did not get to it yet.", "Todavía no hablamos de esto.")
            }
            Self::Questions => Words::new("What you asked", "Lo que usted preguntó"),
            Self::Answered => Words::new("Answered.", "Contestado."),
            Self::Unanswered => Words::new(
                "Not answered yet. Please ask us again.",
                "Todavía sin contestar. Por favor, pregunte otra vez.",
            ),
            Self::TeachBack => Words::new("The plan in your words", "El plan en sus palabras"),
            Self::ToldAloud => Words::new("You said it aloud.", "Usted lo dijo en voz alta."),
            Self::Briefing => Words::new("What you told us", "Lo que usted nos contó"),
            Self::FromLastVisit => Words::new(
                "From the last visit. Please check it.",
                "De la visita anterior. Por favor, revíselo.",
            ),
            Self::Repair => Words::new("What we missed", "Lo que no entendimos"),
            Self::Handoff => Words::new("For the next person", "Para la próxima persona"),
            Self::HandoffTo => Words::new("To", "Para"),
            Self::HowSick => Words::new("How sick now", "Cómo está ahora"),
            Self::HandoffSummary => Words::new("What it is about", "De qué se trata"),
            Self::ToDo => Words::new("To do", "Por hacer"),
            Self::WatchFor => Words::new("Watch for", "Qué vigilar"),
            Self::SaidBackBy => Words::new("Said back by", "Lo repitió"),
            Self::WhomToCall => Words::new("Who to call", "A quién llamar"),
            Self::CallUs => {
                Words::new("If you have questions, call", "Si tiene preguntas, llame a")
            }
            Self::Emergency => Words::new(
                "In an emergency, call your local emergency number.",
                "En una emergencia, llame al número de emergencias de su zona.",
            ),
        };
        words.of(language)
    }
}
