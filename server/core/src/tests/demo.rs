//! Demo data: what a newcomer signs in to.

use portal_types::sign_in::SignIn;

use crate::{
    both_engines, demo, firms, links,
    scope::Origin,
    sessions,
    testing::{Engine, TestPortal, browser},
};

both_engines!(demo_data_works);

async fn demo_data_works(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let sign_ins = demo::fill(&t, 9).await.unwrap();
    let mails = t.letters();
    let firm = firms::find(&t, "devries").await.unwrap().unwrap();
    let mut live = 0;
    for mail in &mails {
        assert!(mail.text.contains("/open/"), "{}", mail.text);
        live += usize::from(links::landing(&t, &firm, &mail.token(), browser("newcomer")).await.is_ok());
    }
    assert!(live >= 5, "{live}");

    for role in ["administrator", "accountant"] {
        for slug in ["devries", "bakker"] {
            let one = sign_ins.iter().find(|s| s.role == role && s.firm == slug).expect("a sign-in");
            let form = SignIn { email: one.email.clone(), password: one.password.clone() };
            let (_, at) = sessions::sign_in(&t, &Origin::default(), &form, None).await.unwrap();
            assert_eq!(at.iter().map(|e| e.slug.as_str()).collect::<Vec<_>>(), [slug]);
        }
    }

    // A second time changes nothing, a measured number of clients is added in one go.
    assert_eq!(demo::fill(&t, 9).await.unwrap().len(), sign_ins.len());
    assert_eq!(t.letters().len(), mails.len());
    assert_eq!(t.count("SELECT CAST(SUM(clients) AS BIGINT) FROM client_counts").await, 12);
    demo::fill_clients(&t, "devries", 300).await.unwrap();
    let counted = "SELECT COUNT(*) FROM client_counts n WHERE n.clients <> (SELECT COUNT(*) FROM clients c WHERE c.firm_id = n.firm_id)";
    assert_eq!(t.count(counted).await, 0);
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 312);
}
