/// Marks the document once the browser half has taken over (`<html data-ready>`): browser tests and styles wait for it.
pub fn mark_ready() {
    #[cfg(feature = "hydrate")]
    leptos::prelude::Effect::new(|| {
        if let Some(root) = leptos::prelude::document().document_element() {
            let _ = root.set_attribute("data-ready", "");
        }
    });
}
