use leptos::prelude::*;

use super::identity_api::{Fact, IdentityFacts, SHOW_BSN};
use crate::{
    i18n::t,
    ui::{Button, ButtonKind, ButtonLink, Definition, DefinitionList, Form, shown_once},
};

/// Who a client is: numbers, address, financial year.
#[component]
pub fn IdentityBlock(
    slug: String,
    /// The client's id.
    client: String,
    /// Path of this card.
    here: String,
    identity: IdentityFacts,
    may_write: bool,
) -> impl IntoView {
    let facts = identity
        .facts
        .into_iter()
        .map(|fact| {
            let value = fact.value.clone();
            view! { <Line fact=fact><span class="pre-line">{value}</span></Line> }
        })
        .collect_view();
    view! {
        <section class="block" data-testid="identity">
            <div class="block-head">
                <h2>{t("clients-identity")}</h2>
                {may_write.then(|| view! {
                    <ButtonLink href=identity.edit kind=ButtonKind::Quiet icon="pencil">
                        {t("clients-identity-change")}
                    </ButtonLink>
                })}
            </div>
            <DefinitionList>
                {facts}
                {identity.bsn.map(|fact| view! {
                    <BsnLine slug=slug client=client here=here fact=fact may_show=identity.may_show_bsn/>
                })}
            </DefinitionList>
        </section>
    }
}

/// The end of a BSN; whole only on the page that follows a press, which is on record.
#[component]
fn BsnLine(slug: String, client: String, here: String, fact: Fact, may_show: bool) -> impl IntoView {
    let shown = shown_once(SHOW_BSN, ("client", &client), "bsn");
    let open = shown.is_some();
    let number = shown.unwrap_or_else(|| fact.value.clone());
    view! {
        <Line fact=fact>
            <span class="row row-end">
                <span class="client-bsn" data-testid="client-bsn">{number}</span>
                {may_show.then(|| view! {
                    <span hidden=open>
                        <Form action=SHOW_BSN back=here.clone() class="form-inline">
                            <input type="hidden" name="firm" value=slug/>
                            <input type="hidden" name="client" value=client/>
                            <Button kind=ButtonKind::Quiet icon="eye">{t("clients-bsn-show")}</Button>
                        </Form>
                    </span>
                    <span hidden=!open>
                        <ButtonLink href=here kind=ButtonKind::Quiet>{t("clients-bsn-hide")}</ButtonLink>
                    </span>
                })}
            </span>
        </Line>
    }
}

#[component]
fn Line(fact: Fact, children: Children) -> impl IntoView {
    view! {
        <Definition term=t(&format!("clients-{}", fact.key))>
            {children()}
            {(!fact.remark.is_empty()).then(|| view! { <p class="client-remark small pre-line">{fact.remark}</p> })}
        </Definition>
    }
}
