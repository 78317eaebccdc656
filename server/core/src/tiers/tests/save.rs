use portal_types::{Capability, ErrorCode, Language, Role, Tier, links::Purpose, tiers::TierForm};

use super::{administrator, choose, form, tiers};
use crate::{
    annual_accounts, both_engines, clients,
    testing::{Engine, TestPortal, refusal},
    tiers::{archive, bring_back, change, save, set_extra_price, settings},
};

both_engines!(
    a_firm_makes_a_tier_of_its_own,
    what_clients_may_is_not_changed_under_them,
    a_tier_that_nobody_has_is_put_away_and_brought_back,
    only_administrators_make_tiers
);

async fn a_firm_makes_a_tier_of_its_own(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = administrator(&t);
    let reads = TierForm { like: "extended".to_owned(), name_en: "Read only".to_owned(), ..form("Alleen lezen", &[]) };
    save(&t, &chief, reads.check().unwrap()).await.unwrap();
    save(&t, &chief, form("Tekenen", &["approve"]).check().unwrap()).await.unwrap();
    let known = tiers(&t).await;
    let (first, second) = (known.find(Tier::Own1).unwrap(), known.find(Tier::Own2).unwrap());
    assert_eq!((first.name(Language::Nl), first.name(Language::En)), ("Alleen lezen".into(), "Read only".into()));
    assert_eq!((second.name(Language::En), second.price, second.place), ("Tekenen".into(), 95, 4));
    assert!(!first.capabilities.allows(Capability::Portal), "it needs what was not ticked");
    let same = form("alleen LEZEN", &[]).check().unwrap();
    assert_eq!(refusal(save(&t, &chief, same).await), ErrorCode::InvalidForm);
    let products = form("Samenwerken", &[]).check().unwrap();
    assert_eq!(refusal(save(&t, &chief, products).await), ErrorCode::InvalidForm);

    // What its clients may is what was ticked.
    let (reader, signer) = (t.client(&t.firm, Tier::Own1).await.0, t.client(&t.firm, Tier::Own2).await.0);
    let ids = [t.start(&t.firm, reader).await, t.start(&t.firm, signer).await];
    for id in ids {
        t.upload(&t.firm.employee, id, "een").await.unwrap();
    }
    let refused = annual_accounts::share(&t, &t.firm.employee, ids[0], Purpose::Approve).await;
    assert_eq!(refusal(refused), ErrorCode::NotAllowed);
    annual_accounts::share(&t, &t.firm.employee, ids[0], Purpose::View).await.unwrap();
    annual_accounts::share(&t, &t.firm.employee, ids[1], Purpose::Approve).await.unwrap();
    // The other firm has none of it.
    let theirs = crate::tiers::of_firm(&t, &t.other.employee).await.unwrap();
    assert_eq!(theirs.0.len(), 3);
    let number = t.count("SELECT COUNT(*) FROM clients").await;
    let strange = portal_types::clients::NewClient {
        name: "Van elders".to_owned(),
        legal_form: "BV".to_owned(),
        tier: "own-1".to_owned(),
        contact_name: "Jan".to_owned(),
        contact_email: "jan@elders.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..Default::default()
    };
    assert_eq!(refusal(clients::create(&t, &t.other.employee, &strange).await), ErrorCode::InvalidForm);
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, number);
}

async fn what_clients_may_is_not_changed_under_them(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = administrator(&t);
    save(&t, &chief, form("Proef", &[]).check().unwrap()).await.unwrap();
    let own = |name: &str, capabilities: &[&str]| {
        TierForm { tier: "own-1".to_owned(), ..form(name, capabilities) }.check().unwrap()
    };
    save(&t, &chief, own("Proef", &["approve"])).await.unwrap();
    assert!(tiers(&t).await.capabilities(Tier::Own1).allows(Capability::Approve));
    let client = t.client(&t.firm, Tier::Own1).await.0;
    assert_eq!(refusal(save(&t, &chief, own("Proef", &[])).await), ErrorCode::TierInUse);
    save(&t, &chief, own("Anders", &["approve"])).await.unwrap();
    assert_eq!(tiers(&t).await.name(Tier::Own1, Language::Nl), "Anders", "its name may change");
    assert!(clients::show(&t, &chief, client).await.unwrap().0.allows(Capability::Approve));

    // One that ships keeps what it allows, whatever is sent.
    let shipped = TierForm { tier: "standard".to_owned(), ..form("Basis", &["approve"]) };
    save(&t, &chief, shipped.check().unwrap()).await.unwrap();
    let known = tiers(&t).await;
    assert_eq!(known.name(Tier::Standard, Language::Nl), "Basis");
    assert!(!known.capabilities(Tier::Standard).allows(Capability::Approve));
    let nameless = TierForm { tier: "standard".to_owned(), ..form("", &[]) };
    save(&t, &chief, nameless.check().unwrap()).await.unwrap();
    assert_eq!(tiers(&t).await.name(Tier::Standard, Language::Nl), "Standaard", "the product's own word");
    let absent = TierForm { tier: "own-9".to_owned(), ..form("Geen", &[]) };
    assert_eq!(refusal(save(&t, &chief, absent.check().unwrap()).await), ErrorCode::NotFound);
}

async fn a_tier_that_nobody_has_is_put_away_and_brought_back(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let chief = administrator(&t);
    let client = t.client(&t.firm, Tier::Standard).await.0;
    assert_eq!(refusal(archive(&t, &chief, Tier::Standard).await), ErrorCode::TierInUse);
    assert_eq!(refusal(archive(&t, &chief, Tier::Own1).await), ErrorCode::NotFound);
    change(&t, &chief, &choose(Tier::Extended, &[client]), 1).await.unwrap();
    archive(&t, &chief, Tier::Standard).await.unwrap();
    archive(&t, &chief, Tier::Standard).await.unwrap();
    assert_eq!(tiers(&t).await.choosable().count(), 2);
    archive(&t, &chief, Tier::Collaborate).await.unwrap();
    assert_eq!(refusal(archive(&t, &chief, Tier::Extended).await), ErrorCode::TierInUse, "one always stays");
    bring_back(&t, &chief, Tier::Standard).await.unwrap();
    change(&t, &chief, &choose(Tier::Standard, &[client]), 1).await.unwrap();
    let (_, used, _) = settings(&t, &chief).await.unwrap();
    assert_eq!(used, [(Tier::Standard, 1)]);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'tier.archived'").await, 3);
}

async fn only_administrators_make_tiers(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let accountant = t.firm.employee_as(Role::Accountant);
    let draft = form("Proef", &[]).check().unwrap();
    assert_eq!(refusal(save(&t, &accountant, draft).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(archive(&t, &accountant, Tier::Standard).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(set_extra_price(&t, &accountant, 1).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(settings(&t, &accountant).await), ErrorCode::NotAllowed);
    set_extra_price(&t, &administrator(&t), 250).await.unwrap();
    set_extra_price(&t, &administrator(&t), 250).await.unwrap();
    assert_eq!(settings(&t, &administrator(&t)).await.unwrap().2, 250);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'tier.extra-price-set'").await, 1);
    // As many as there are codes, and no more.
    for number in Tier::SHIPPED.len()..Tier::ALL.len() {
        save(&t, &administrator(&t), form(&format!("Type {number}"), &[]).check().unwrap()).await.unwrap();
    }
    let more = form("Nog een", &[]).check().unwrap();
    assert_eq!(refusal(save(&t, &administrator(&t), more).await), ErrorCode::TooManyTiers);
}
