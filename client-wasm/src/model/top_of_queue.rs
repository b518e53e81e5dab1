//! What the clinician is to answer next: signals first, then the questions that were tapped.

use webside_protocol::{Asked, Command, QuestionChange, Seq};

use crate::model::Model;

impl Model {
    /// Questions for this seat to answer, oldest first.
    #[must_use]
    pub fn questions_to_answer(&self) -> Vec<Asked> {
        if !self.me().is_some_and(|me| me.role.gives_care()) {
            return Vec::new();
        }
        self.mirror.state().conversation().questions.waiting().copied().collect()
    }

    /// The question that has waited the longest, by the place of its entry.
    #[must_use]
    pub fn top_question(&self) -> Option<Seq> {
        self.questions_to_answer().first().map(|asked| asked.id)
    }

    /// What Enter does to the top of the queue.
    #[must_use]
    pub fn answer_to_top(&self) -> Option<Command> {
        if let Some((raised, _)) = self.top_signal() {
            return Some(Command::SeeSignal { raised });
        }
        let change = QuestionChange::Answer { asked: self.top_question()? };
        Some(Command::ChangeQuestions { change })
    }
}
