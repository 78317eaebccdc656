use leptos::prelude::*;

use super::{ButtonLink, Icon, PageMarks};
use crate::i18n::{t, t_with};

/// One page of a report as an image, with its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageImage {
    /// From 1.
    pub number: u32,
    /// Address of the image; `None` when the page could not be drawn.
    pub src: Option<String>,
    /// Address of a sharper image to zoom into; may be empty.
    pub large: String,
    /// In pixels, so that nothing moves while images arrive.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The page's text, for screen readers and for reading without images.
    pub text: String,
    /// What became of it since the version before, in a word; may be empty.
    pub change: String,
    /// Boxes around what differs, as the data of an SVG path; may be empty.
    pub outline: String,
}

/// A report, page after page: images on any phone, the text beside each, no script.
#[component]
pub fn PageViewer(
    pages: Vec<PageImage>,
    /// The whole report, for pages that cannot be shown.
    #[prop(into)]
    download: String,
) -> impl IntoView {
    let total = pages.len();
    let pages =
        pages.into_iter().map(|page| view! { <Page page=page total=total download=download.clone()/> }).collect_view();
    view! { <div class="page-viewer">{pages}</div> }
}

#[component]
fn Page(page: PageImage, total: usize, download: String) -> impl IntoView {
    let number = page.number.to_string();
    let name = t_with("ui-page-of", &[("number", &number), ("total", &total.to_string())]);
    // The first page is what one waits for; the others come when they come near.
    let (loading, priority) = if page.number == 1 { ("eager", "high") } else { ("lazy", "auto") };
    let paper = match page.src {
        Some(src) => view! {
            <div class="page-paper">
                <img
                    src=src
                    width=page.width
                    height=page.height
                    alt=name
                    loading=loading
                    fetchpriority=priority
                    decoding="async"
                />
                <PageMarks outline=page.outline/>
                <strong class="page-change" hidden=page.change.is_empty()>{page.change.clone()}</strong>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="page-failed">
                <Icon name="file-x" large=true/>
                <p>{t("ui-page-failed")}</p>
                <ButtonLink href=download icon="download" download=true>{t("ui-page-download")}</ButtonLink>
            </div>
        }
        .into_any(),
    };
    view! {
        <figure class="page" id=format!("page-{number}")>
            {paper}
            <figcaption class="page-caption">
                <span class="page-count">{format!("{number} / {total}")}</span>
                <a class="page-large link-alone" target="_blank" hidden=page.large.is_empty() href=page.large.clone()>
                    {t("ui-page-large")}
                    <span class="visually-hidden">{number.clone()}</span>
                </a>
            </figcaption>
            <details class="page-text" hidden=page.text.is_empty()>
                <summary>{t("ui-page-text")} <span class="visually-hidden">{number.clone()}</span></summary>
                <div>{page.text.clone()}</div>
            </details>
        </figure>
    }
}
