//! What may stand inside an element: text, elements, several of them, or none, fixed or live.

use std::borrow::Cow;

use web_sys::Node;

use super::document;
use super::element::Element;
use super::live::live;

/// What stands on the page, in order.
#[derive(Default)]
pub struct View(Vec<Node>);

/// Can stand inside an element.
pub(crate) trait Content {
    /// Adds itself to `view`.
    fn draw(self, view: &mut View);

    /// Itself alone.
    fn view(self) -> View
    where
        Self: Sized,
    {
        let mut view = View::default();
        self.draw(&mut view);
        view
    }
}

/// Several of a kind, one after the other.
pub(crate) trait Collect {
    fn collect_view(self) -> View;
}

impl<I> Collect for I
where
    I: IntoIterator,
    I::Item: Content,
{
    fn collect_view(self) -> View {
        let mut view = View::default();
        self.into_iter().for_each(|one| one.draw(&mut view));
        view
    }
}

impl View {
    pub(super) fn push(&mut self, node: Node) {
        self.0.push(node);
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.0
    }

    pub(super) fn append_to(&self, parent: &Node) {
        for node in &self.0 {
            // Fails only for a node that would hold itself.
            let _ = parent.append_child(node);
        }
    }

    fn text(&mut self, words: &str) {
        self.push(document().create_text_node(words).into());
    }
}

impl Content for View {
    fn draw(self, view: &mut View) {
        view.0.extend(self.0);
    }

    fn view(self) -> View {
        self
    }
}

impl Content for Element {
    fn draw(self, view: &mut View) {
        view.push(self.into_node());
    }
}

impl Content for &str {
    fn draw(self, view: &mut View) {
        view.text(self);
    }
}

impl Content for String {
    fn draw(self, view: &mut View) {
        view.text(&self);
    }
}

impl Content for Cow<'static, str> {
    fn draw(self, view: &mut View) {
        view.text(&self);
    }
}

impl<C: Content> Content for Option<C> {
    fn draw(self, view: &mut View) {
        if let Some(content) = self {
            content.draw(view);
        }
    }
}

impl<F, C> Content for F
where
    F: Fn() -> C + 'static,
    C: Content,
{
    fn draw(self, view: &mut View) {
        live(Box::new(move || self().view()), view);
    }
}

macro_rules! several {
    ($($one:ident)*) => {
        impl<$($one: Content),*> Content for ($($one,)*) {
            fn draw(self, view: &mut View) {
                #[allow(non_snake_case, reason = "a value is called as its type")]
                let ($($one,)*) = self;
                $($one.draw(view);)*
            }
        }
    };
}

several! { A B }
several! { A B C }
several! { A B C D }
several! { A B C D E }
several! { A B C D E F }
several! { A B C D E F G }
several! { A B C D E F G H }
several! { A B C D E F G H I }
several! { A B C D E F G H I J }
