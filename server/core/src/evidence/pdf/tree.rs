//! The reading order for screen readers, gathered while the page is laid out and filled while it is painted.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup, TagTree};
use portal_types::Language;

/// What a part of the document is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Heading of a level.
    Heading(NonZeroU16, String),
    /// Belongs together.
    Section,
    /// Running text.
    Paragraph,
    /// What a signer agreed to, in its language.
    Quote(Language),
    /// Facts.
    List,
    /// One fact.
    Item,
    /// Its name.
    Label,
    /// Its value.
    Value,
    /// A picture, in words.
    Figure(String),
    /// A link.
    Link,
}

/// Place of a part in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part(usize);

enum Child {
    Part(Part),
    Mark(Identifier),
}

struct Entry {
    kind: Kind,
    children: Vec<Child>,
}

/// All parts.
#[derive(Default)]
pub struct Tree {
    entries: Vec<Entry>,
    tops: Vec<Part>,
}

impl Tree {
    /// Adds a part behind its elder siblings; without a parent, to the document.
    pub fn add(&mut self, parent: Option<Part>, kind: Kind) -> Part {
        let part = Part(self.entries.len());
        self.entries.push(Entry { kind, children: Vec::new() });
        match parent.and_then(|Part(at)| self.entries.get_mut(at)) {
            Some(entry) => entry.children.push(Child::Part(part)),
            None => self.tops.push(part),
        }
        part
    }

    /// Adds what was painted.
    pub fn mark(&mut self, part: Part, identifier: Identifier) {
        if let Some(entry) = self.entries.get_mut(part.0) {
            entry.children.push(Child::Mark(identifier));
        }
    }

    /// The finished tree.
    pub fn finish(&self) -> TagTree {
        TagTree::from(self.tops.iter().map(|top| self.group(*top)).collect::<Vec<_>>())
    }

    fn group(&self, Part(at): Part) -> Node {
        let entry = &self.entries[at];
        let children = entry.children.iter().map(|child| match child {
            Child::Part(part) => self.group(*part),
            Child::Mark(identifier) => Node::Leaf(*identifier),
        });
        let children = children.collect();
        Node::Group(match &entry.kind {
            Kind::Heading(level, title) => TagGroup::with_children(Tag::Hn(*level, Some(title.clone())), children),
            Kind::Section => TagGroup::with_children(Tag::Section, children),
            Kind::Paragraph => TagGroup::with_children(Tag::P, children),
            Kind::Quote(language) => {
                let tag = Tag::BlockQuote.with_lang(Some(language.code().to_owned()));
                TagGroup::with_children(tag, children)
            }
            Kind::List => TagGroup::with_children(Tag::L(ListNumbering::None), children),
            Kind::Item => TagGroup::with_children(Tag::LI, children),
            Kind::Label => TagGroup::with_children(Tag::Lbl, children),
            Kind::Value => TagGroup::with_children(Tag::LBody, children),
            Kind::Figure(alt) => TagGroup::with_children(Tag::Figure(Some(alt.clone())), children),
            Kind::Link => TagGroup::with_children(Tag::Link, children),
        })
    }
}
