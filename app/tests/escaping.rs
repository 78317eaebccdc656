//! LEP-1: whatever the value and wherever it stands, the server's HTML holds it as text.
//!
//! One page shows one value in every syntactic position the application uses. It is rendered as in production, cut
//! into tags, and must have the very tags and attributes that it has with a harmless value.

mod support;

use app::{
    page::Assets,
    ui::{
        Banner, ButtonLink, Checkbox, CopyText, Definition, DefinitionList, EmptyState, ErrorSummary, Field,
        FilterChip, Form, Link, PageImage, PageTitle, PageViewer, RadioGroup, RadioOption, SearchField, Select, Status,
        StickyFoot, TextArea, Timeline, TimelineEntry, Toast, Tone,
    },
};
use leptos::{html::textarea as upstream_text_area, prelude::*};
use portal_types::{ErrorCode, FieldError, Flash};
use support::html::{Piece, pieces, render};

const HARMLESS: &str = "harmless";

/// Each breaks out of at least one position when it is written as it is.
const HOSTILE: &[&str] = &[
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "--><script>alert(1)</script>",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&quot; onmouseover=&quot;alert(1)",
    "\n<b>after a line feed</b>",
    "\\\"];</script><script>alert(1)//",
    "\u{2028}</script>\u{2029}<i>",
    "{{7*7}}${7*7}",
    "<",
    "",
];

/// The value in every position: text, attribute, address, list value, textarea, title, meta, resource, error.
fn page(value: &'static str) -> AnyView {
    let own = || value.to_owned();
    let shown = own();
    let loaded = Resource::new_blocking(|| (), move |()| std::future::ready(shown.clone()));
    let failed: Result<String, Hostile> = Err(Hostile(own()));
    let entry =
        TimelineEntry { at: own(), datetime: own(), what: own(), who: own(), note: own(), ..TimelineEntry::default() };
    let scan = PageImage {
        number: 1,
        src: Some(own()),
        large: own(),
        text: own(),
        change: own(),
        outline: own(),
        ..PageImage::default()
    };
    view! {
        <PageTitle text=own()/>
        <p>{own()} " and " {own()}</p>
        <Link href=own() class=own()>{own()}</Link>
        <ButtonLink href=own()>{own()}</ButtonLink>
        <ErrorSummary fields=vec![("name", own())]/>
        <Form action=own() back=own()>
            <Field name="name" label=own() hint=own() value=own()/>
            <Field name="kept" label=own()/>
            <TextArea name="text" label=own() hint=own() value=own()/>
            <TextArea name="kept-text" label=own()/>
            <Select name="select" label=own() options=vec![(own(), own()), ("b".into(), own())] selected=own()/>
            <RadioGroup name="radio" label=own() options=vec![RadioOption { value: own(), label: own(), hint: own() }]/>
            <Checkbox name="check" label=own() hint=own()/>
            <SearchField label=own() value=own()/>
        </Form>
        <FilterChip href=own() label=own() count=own()/>
        <Banner tone=Tone::Bad>{own()}</Banner>
        <Status label=own()/>
        <Toast text=own()/>
        <DefinitionList><Definition term=own()>{own()}</Definition></DefinitionList>
        <CopyText text=own() short=own()/>
        <EmptyState text=own()>""</EmptyState>
        <Timeline entries=vec![entry]/>
        <PageViewer pages=vec![scan] download=own()/>
        <StickyFoot text=own()>""</StickyFoot>
        <Suspense>{move || Suspend::new(async move { view! { <p>{loaded.await}</p> } })}</Suspense>
        <ErrorBoundary fallback=|errors| {
            errors.get().into_iter().map(|(_, e)| view! { <p>{e.to_string()}</p> }).collect_view()
        }>{failed}</ErrorBoundary>
    }
    .into_any()
}

#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
struct Hostile(String);

/// What a refused post leaves: the value as kept input.
fn flash(value: &str) -> Flash {
    Flash {
        errors: [("name".to_owned(), FieldError::TooLong(3))].into(),
        values: [("kept".to_owned(), value.to_owned()), ("kept-text".to_owned(), value.to_owned())].into(),
        error: Some(ErrorCode::InvalidForm),
        ..Flash::default()
    }
}

async fn rendered(value: &'static str) -> String {
    let context = move || {
        provide_context(Assets::default());
        provide_context(flash(value));
    };
    render(context, move || page(value)).await
}

/// Tag by tag, without texts and attribute values.
fn skeleton(html: &str) -> Vec<String> {
    let of = |piece: Piece| match piece {
        Piece::Tag { name, attributes } => {
            let mut names: Vec<_> = attributes.into_iter().map(|(name, _)| name).collect();
            // What an empty value switches, on purpose.
            names.retain(|name| !matches!(name.as_str(), "hidden" | "selected"));
            Some(format!("{name} {}", names.join(" ")))
        }
        Piece::Text { .. } => None,
    };
    pieces(html).into_iter().filter_map(of).collect()
}

#[tokio::test]
async fn no_value_changes_the_page() {
    let expected = skeleton(&rendered(HARMLESS).await);
    assert!(expected.len() > 100, "the page is rendered: {expected:?}");
    for value in HOSTILE {
        let html = rendered(value).await;
        assert_eq!(skeleton(&html), expected, "{value:?} changed the page");
        assert!(!html.contains("<script>alert"), "{value:?} is in the page as a script");
    }
}

#[tokio::test]
async fn every_position_shows_the_value_itself() {
    for value in HOSTILE.iter().filter(|value| !value.is_empty()) {
        let html = rendered(value).await;
        let pieces = pieces(&html);
        let in_text = |element: &str| {
            let holds =
                |p: &&Piece| matches!(p, Piece::Text { within, text } if within == element && text.contains(value));
            pieces.iter().filter(holds).count()
        };
        let in_attribute = |wanted: &str| {
            let holds = |p: &&Piece| matches!(p, Piece::Tag { attributes, .. } if attributes.iter().any(|(n, v)| n == wanted && v == value));
            pieces.iter().filter(holds).count()
        };
        assert_eq!(in_text("title"), 1, "{value:?} in the title");
        assert_eq!(in_text("textarea"), 2, "{value:?} in the text areas");
        assert_eq!(in_text("option"), 2, "{value:?} in the options");
        assert!(in_text("p") >= 5, "{value:?} in paragraphs");
        for attribute in ["href", "value", "src", "alt", "placeholder", "title", "action", "datetime"] {
            let expected = usize::from(attribute != "alt");
            assert!(in_attribute(attribute) >= expected, "{value:?} in {attribute}");
        }
    }
}

#[tokio::test]
async fn a_loaded_value_reaches_the_browser_as_data() {
    for value in HOSTILE {
        let html = rendered(value).await;
        let scripts = pieces(&html)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Text { within, text } if within == "script" => Some(text),
                _ => None,
            })
            .collect::<String>();
        assert!(scripts.contains("__RESOLVED_RESOURCES") || scripts.contains("__RESOURCE"), "the value is sent along");
        assert!(!scripts.contains("<!--") && !scripts.contains("</"), "{value:?} is raw in {scripts}");
    }
}

/// When one of these fails, upstream escapes by itself: drop the escaping in `ui::TextArea` or `ui::PageTitle`.
#[tokio::test]
async fn upstream_still_writes_text_area_and_title_as_they_are() {
    const VALUE: &str = "</textarea></title><b>";
    let html = render(|| (), || upstream_text_area().child(VALUE).into_any()).await;
    assert!(html.contains(VALUE), "leptos escapes the child of a text area now");
    let title = || leptos_meta::Title(leptos_meta::TitleProps::builder().text(VALUE).build()).into_any();
    let html = render(|| (), title).await;
    assert!(html.contains(VALUE), "leptos_meta escapes a title now");
}
