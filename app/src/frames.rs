//! The two layouts, fed from the request's context. In the browser the values are empty and the structure is equal.

use leptos::prelude::*;
use portal_types::{firms::FirmView, sign_in::SignedIn};

use crate::{
    i18n::{language, t},
    layouts::{Firm, NavItem, OfficeLayout, Person, PortalLayout, PortalWidth},
    paths,
    ui::firm_initials,
};

/// Address of the server function that changes the language.
pub const LANGUAGE_ACTION: &str = "/api/language";
/// Address of the server function that signs out.
pub const SIGN_OUT_ACTION: &str = "/api/sign-in/end";

/// Firm, person and path of the request.
#[derive(Clone, Default)]
pub struct Here {
    /// The firm of the address, when there is one.
    pub firm: FirmView,
    /// Who is signed in.
    pub signed_in: Option<SignedIn>,
    /// Path and query.
    pub path: String,
}

#[cfg(feature = "ssr")]
/// Where we are.
pub fn here() -> Here {
    use std::sync::Arc;
    let Some(visitor) = use_context::<Arc<portal_core::edge::Visitor>>() else { return Here::default() };
    Here {
        firm: visitor.firm.as_ref().map_or_else(nobody, |f| f.view()),
        signed_in: visitor.session.as_ref().map(|s| SignedIn {
            name: s.name.clone(),
            initials: crate::ui::person_initials(&s.name),
            email: s.email.clone(),
        }),
        path: visitor.path.clone(),
    }
}

/// An address of no firm carries the product's name: the link at its top must say something.
#[cfg(feature = "ssr")]
fn nobody() -> FirmView {
    FirmView { name: "Akkoord".to_owned(), ..FirmView::default() }
}

#[cfg(not(feature = "ssr"))]
/// Nothing: see the module's comment.
pub fn here() -> Here {
    Here::default()
}

/// The portal's frame.
#[component]
pub fn PortalFrame(#[prop(optional)] width: PortalWidth, children: Children) -> impl IntoView {
    let Here { firm, path, .. } = here();
    let frame = Firm {
        initials: firm_initials(&firm.name),
        home: format!("/{}", firm.slug),
        phone: firm.phone.unwrap_or_default(),
        email: firm.email.unwrap_or_default(),
        name: firm.name,
    };
    view! {
        <PortalLayout firm=frame width=width language=language() language_action=LANGUAGE_ACTION back=path>
            {children()}
        </PortalLayout>
    }
}

/// The places of the office, as many in the browser as on the server; a page belongs to the one whose address it
/// begins with.
fn places(slug: &str, path: &str) -> Vec<NavItem> {
    let item = |href: String, icon: &'static str, key: &str| NavItem {
        current: path.starts_with(&href),
        // Without a firm the path would begin with two slashes and so name a host.
        href: if slug.is_empty() { "/".to_owned() } else { href },
        icon,
        label: t(key),
        count: String::new(),
    };
    vec![
        item(paths::office_clients(slug), "users", "clients-title"),
        item(paths::office_accounts_list(slug, ""), "file-text", "annual-accounts-nav"),
        item(paths::office_links(slug), "link", "links-title"),
        item(paths::office_settings(slug), "settings", "firms-settings"),
    ]
}

/// The office's frame.
#[component]
pub fn OfficeFrame(children: Children) -> impl IntoView {
    let Here { firm, signed_in, path } = here();
    let account = paths::account(&firm.slug);
    let person = signed_in.map_or_else(Person::default, |s| Person {
        name: s.name,
        email: s.email,
        initials: s.initials,
        account,
    });
    let home = if firm.slug.is_empty() { "/".to_owned() } else { paths::office_clients(&firm.slug) };
    let find = if firm.slug.is_empty() { "/".to_owned() } else { paths::office_find(&firm.slug) };
    let items = places(&firm.slug, &path);
    view! {
        <OfficeLayout
            firm_initials=firm_initials(&firm.name)
            home=home
            find=find
            firm_name=firm.name
            items=items
            person=person
            sign_out_action=SIGN_OUT_ACTION
            language=language()
            language_action=LANGUAGE_ACTION
            back=path
        >
            {children()}
        </OfficeLayout>
    }
}
