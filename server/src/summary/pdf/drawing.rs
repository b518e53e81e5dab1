//! Pages and tags: every line is drawn once, and belongs to one place in the order of reading.

use std::num::NonZeroU16;
use std::vec::IntoIter;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline as Bookmarks, OutlineNode as Bookmark};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup,
    TagTree,
};
use krilla::text::TextDirection;
use webside_protocol::Language;

use super::super::outline::{Item, Order, Outline, Section};
use super::faces::{Faces, Weight};
use super::flow::{MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Placed, flow};
use super::pieces::{Kind, Look, pieces};

/// Size of the page's number, in points.
const FOOT_SIZE: f32 = 11.0;

/// What the file says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standard {
    /// PDF/UA-1; refused when a letter is missing.
    Accessible,
    /// Tagged all the same.
    Tagged,
}

/// The whole file.
pub(super) fn draw(
    outline: &Outline,
    language: Language,
    standard: Standard,
) -> Result<Vec<u8>, KrillaError> {
    let (faces, pieces) = (Faces::new(), pieces(outline));
    let pages = flow(&pieces, &faces);
    let mut document = Document::new_with(settings(standard));
    let mut drawn = vec![Vec::new(); pieces.len()];
    for (number, lines) in (1..).zip(&pages) {
        let size = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT);
        let mut page = document.start_page_with(size.expect("A4 has a size"));
        let mut surface = page.surface();
        for line in lines {
            drawn[line.piece].push(draw_line(&mut surface, &faces, line));
        }
        draw_foot(&mut surface, &faces, &format!("{number} / {}", pages.len()));
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(Tree { drawn: drawn.into_iter() }.of(outline, language));
    document.set_outline(bookmarks(&pages));
    document.set_metadata(
        Metadata::new()
            .title(outline.title.clone())
            .language(code(language).into())
            .creator("Webside".into()),
    );
    document.finish()
}

fn settings(standard: Standard) -> SerializeSettings {
    let configuration = match standard {
        Standard::Accessible => {
            ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1)
        }
        Standard::Tagged => ConfigurationBuilder::new(),
    };
    let configuration = configuration.finish().expect("one standard contradicts nothing");
    SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() }
}

fn draw_line(surface: &mut Surface<'_>, faces: &Faces, line: &Placed) -> Identifier {
    let Look { size, weight, .. } = line.kind.look();
    let place = Point::from_xy(line.x, line.y);
    let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    let font = faces.of(weight).font();
    surface.draw_text(place, font, size, &line.text, false, TextDirection::Auto);
    surface.end_tagged();
    identifier
}

/// The page's number is no part of what is read.
fn draw_foot(surface: &mut Surface<'_>, faces: &Faces, text: &str) {
    let face = faces.of(Weight::Regular);
    let x = (PAGE_WIDTH - face.width(text, FOOT_SIZE)) / 2.0;
    let place = Point::from_xy(x, PAGE_HEIGHT - MARGIN / 2.0);
    let footer = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer));
    let _ = surface.start_tagged(footer);
    surface.draw_text(place, face.font(), FOOT_SIZE, text, false, TextDirection::Auto);
    surface.end_tagged();
}

/// A bookmark for each heading.
fn bookmarks(pages: &[Vec<Placed>]) -> Bookmarks {
    let mut bookmarks = Bookmarks::new();
    for (page, lines) in pages.iter().enumerate() {
        for line in lines.iter().filter(|line| matches!(line.kind, Kind::Title | Kind::Heading)) {
            let top = Point::from_xy(line.x, line.y - line.kind.look().size);
            let there = XyzDestination::new(page, top);
            bookmarks.push_child(Bookmark::new(line.text.trim_end().to_owned(), there));
        }
    }
    bookmarks
}

/// The lines that were drawn, piece by piece, as the tags take them up.
struct Tree {
    drawn: IntoIter<Vec<Identifier>>,
}

impl Tree {
    fn of(mut self, outline: &Outline, language: Language) -> TagTree {
        let Outline { title, facts, sections } = outline;
        let mut tree = TagTree::new().with_lang(Some(code(language).into()));
        tree.push(self.heading(1, title));
        for _ in facts {
            tree.push(TagGroup::with_children(Tag::P, self.next()));
        }
        for Section { heading, order, items } in sections {
            tree.push(self.heading(2, heading));
            let numbering = match order {
                Order::Steps => ListNumbering::Decimal,
                Order::Any => ListNumbering::Disc,
            };
            let items = items.iter().map(|item| Node::from(self.item(item))).collect();
            tree.push(TagGroup::with_children(Tag::L(numbering), items));
        }
        tree
    }

    fn heading(&mut self, level: u16, title: &str) -> TagGroup {
        let level = NonZeroU16::new(level).expect("levels are counted from 1");
        TagGroup::with_children(Tag::Hn(level, Some(title.to_owned())), self.next())
    }

    fn item(&mut self, item: &Item) -> TagGroup {
        let mark = TagGroup::with_children(Tag::Lbl, self.next());
        let paragraphs = std::iter::once(&item.line).chain(&item.notes);
        let body = paragraphs
            .map(|_| Node::from(TagGroup::with_children(Tag::P, self.next())))
            .collect::<Vec<_>>();
        let body = TagGroup::with_children(Tag::LBody, body);
        TagGroup::with_children(Tag::LI, vec![mark.into(), body.into()])
    }

    fn next(&mut self) -> Vec<Node> {
        let lines = self.drawn.next().expect("the outline has as many pieces as were drawn");
        lines.into_iter().map(Node::from).collect()
    }
}

/// As BCP 47 has it.
const fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Es => "es",
    }
}
