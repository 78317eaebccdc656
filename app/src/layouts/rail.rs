use leptos::prelude::*;

use crate::ui::Icon;

/// One entry of the rail.
#[derive(Clone, Debug, Default)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its icon.
    pub icon: &'static str,
    /// Its name.
    pub label: String,
    /// What waits there for this person; may be empty.
    pub count: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// The places of the office.
#[component]
pub(super) fn Rail(items: Vec<NavItem>) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            view! {
                <li>
                    <a class="rail-item" href=item.href rel="external" title=item.label.clone()
                        aria-current=item.current.then_some("page")>
                        <Icon name=item.icon/>
                        <span class="rail-label">{item.label.clone()}</span>
                        <span class="rail-count" hidden=item.count.is_empty()>{item.count.clone()}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rail-items">{items}</ul> }
}
