use leptos::prelude::*;

use super::load::Line;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Button, ButtonKind, Form, Status, TableScroll, Tone, cell},
};

/// Where one is signed in, and ending that.
#[component]
pub(super) fn SessionsBlock(slug: String, sessions: Vec<Line>) -> impl IntoView {
    let others = sessions.len() > 1;
    let names = ["browser", "address", "since", "seen"].map(|name| t(&format!("account-session-{name}")));
    let heads: Vec<_> =
        names.iter().map(|name| view! { <th scope="col" role="columnheader">{name.clone()}</th> }).collect();
    let rows: Vec<_> = sessions.into_iter().map(|line| row(&slug, line, &names)).collect();
    view! {
        <section class="card" data-testid="account-sessions" aria-labelledby="account-sessions">
            <h2 class="card-title" id="account-sessions">{t("account-sessions")}</h2>
            <TableScroll label=t("account-sessions")>
                <table class="table" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            {heads}
                            <th scope="col" role="columnheader">
                                <span class="visually-hidden">{t("account-session-end")}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </TableScroll>
            {others.then(|| view! {
                <Form
                    action="/api/account/end-sessions"
                    back=paths::account(&slug)
                    notice="notice-sessions-ended"
                    class="row"
                >
                    <input type="hidden" name="firm" value=slug/>
                    <Button kind=ButtonKind::Danger>{t("account-sessions-end")}</Button>
                </Form>
            })}
        </section>
    }
}

fn row(slug: &str, line: Line, names: &[String; 4]) -> impl IntoView + use<> {
    let label = t_with("account-session-end-of", &[("browser", &line.browser), ("since", &line.since)]);
    let (slug, id) = (slug.to_owned(), line.id);
    let end = (!line.current).then(|| {
        view! {
            <Form action="/api/account/end-session" back=paths::account(&slug) notice="notice-session-ended" class="row">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="session" value=id/>
                <button class="button button-quiet" aria-label=label>{t("account-session-end")}</button>
            </Form>
        }
    });
    let this = line.current.then(|| view! { " " <Status tone=Tone::Good label=t("account-session-this")/> });
    view! {
        <tr role="row" data-testid="account-session" data-current=line.current.then_some("")>
            {cell(&names[0], false, view! { {line.browser} {this} })}
            {cell(&names[1], false, line.address)}
            {cell(&names[2], false, line.since)}
            {cell(&names[3], false, line.seen)}
            <td role="cell">{end}</td>
        </tr>
    }
}
