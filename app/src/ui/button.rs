use leptos::prelude::*;

use super::Icon;

/// How much a button asks for attention: at most one primary per view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Another thing one can do.
    #[default]
    Secondary,
    /// Beside the point.
    Quiet,
    /// Takes something away.
    Danger,
}

impl ButtonKind {
    pub(super) fn class(self, full: bool) -> String {
        let kind = match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        };
        format!("{kind}{}", if full { " button-full" } else { "" })
    }
}

/// A button of a form. Give it a verb.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    /// `submit`, `button` or `reset`.
    #[prop(default = "submit")]
    r#type: &'static str,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(optional, into)] value: Option<String>,
    /// Before the text.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// As wide as its place.
    #[prop(optional)]
    full: bool,
    #[prop(optional)] disabled: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <button class=kind.class(full) type=r#type name=name value=value disabled=disabled>
            {icon.map(|name| view! { <Icon name=name/> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] icon: Option<&'static str>,
    #[prop(optional)] full: bool,
    /// Saves the answer as a file instead of showing it.
    #[prop(optional)]
    download: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class(full) href=href rel="external" download=download>
            {icon.map(|name| view! { <Icon name=name/> })}
            {children()}
        </a>
    }
}
