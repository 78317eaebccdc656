//! TEN-1 to TEN-4, LNK-5, LEP-3: the authorisation matrix. The router lists the routes, `table` says who may, and
//! every route is tried by every persona with every relation to what the address names.

mod bodies;
mod cells;
mod crawl;
mod mask;
mod people;
mod post;
mod rule;
mod secrets;
mod setup;
mod table;
mod targets;
mod verdict;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use cells::{Cell, Seen};
use server::router::route_table;
use table::TABLE;
use verdict::Verdict;
use world::World;

#[test]
fn every_route_has_a_rule() {
    let routes: BTreeSet<(String, String)> = route_table().into_iter().map(|e| (e.method, e.path)).collect();
    let rules: BTreeSet<(String, String)> =
        TABLE.iter().map(|row| (row.method.to_owned(), row.path.to_owned())).collect();
    assert_eq!(rules.len(), TABLE.len(), "a route with two rules");
    let unruled: Vec<_> = routes.difference(&rules).collect();
    assert!(unruled.is_empty(), "routes nobody wrote a rule for: {unruled:?}");
    let unrouted: Vec<_> = rules.difference(&routes).collect();
    assert!(unrouted.is_empty(), "rules without a route: {unrouted:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_gets_what_the_table_says() {
    let world = World::new().await;
    let (allowed, refused): (Vec<Cell<'_>>, Vec<Cell<'_>>) =
        cells::of(&world).into_iter().partition(|cell| matches!(cell.verdict, Verdict::Allow(_)));

    // Refused requests carry what would work if it were allowed, so that a hole leaves a trace.
    let before = world.footprint().await;
    let no = cells::ask(&world, &refused).await;
    assert_eq!(world.footprint().await, before, "a refused request changed something");
    let yes = cells::ask(&world, &allowed).await;

    let seen: Vec<&Seen<'_>> = no.iter().chain(&yes).collect();
    let mut wrong: Vec<String> = seen.iter().filter_map(|seen| seen.wrong_status()).collect();
    wrong.extend(seen.iter().filter_map(|seen| seen.leak(&world)));
    wrong.extend(distinguishable(&no));
    println!(
        "authorisation matrix: {} cells, {} refused, {} allowed, {} routes × {} personas, {} canaries",
        seen.len(),
        no.len(),
        yes.len(),
        TABLE.len(),
        world.people.len(),
        world.secrets.len(),
    );
    assert!(wrong.is_empty(), "{} of {} cells are wrong:\n{}", wrong.len(), seen.len(), wrong.join("\n"));
    assert!(seen.len() > 2_000 && no.len() > 1_500 && yes.len() > 200, "the matrix has shrunk");
}

/// What exists elsewhere and what does not exist at all must look the same, byte by byte, to the same persona.
fn distinguishable(refused: &[Seen<'_>]) -> Vec<String> {
    let mut groups: BTreeMap<(usize, usize, &str), Vec<&Seen<'_>>> = BTreeMap::new();
    for seen in refused.iter().filter(|seen| matches!(seen.cell.verdict, Verdict::Hidden(_))) {
        let cell = &seen.cell;
        groups.entry((cell.row_index, cell.persona_index, cell.target.slug)).or_default().push(seen);
    }
    assert!(groups.values().filter(|group| group.len() > 1).count() > 200, "nothing to compare");
    let differing = |group: Vec<&Seen<'_>>| {
        let (first, rest) = group.split_first()?;
        let other = rest.iter().find(|other| other.fingerprint() != first.fingerprint())?;
        let (one, two) = (first.fingerprint(), other.fingerprint());
        let at = one.bytes().zip(two.bytes()).position(|(a, b)| a != b).unwrap_or_default();
        let around = |text: &str| text.chars().skip(at.saturating_sub(40)).take(120).collect::<String>();
        Some(format!("{first} ≠ {other}:\n    {:?}\n    {:?}", around(&one), around(&two)))
    };
    groups.into_values().filter_map(differing).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_removed_right_is_gone_with_the_next_request() {
    let world = World::new().await;
    let mut wrong = Vec::new();

    // A withdrawn link takes its proven viewing session with it.
    let reading = world.holder_cells("holder of a proven link");
    let before = cells::ask(&world, &reading).await;
    assert!(before.iter().all(|seen| seen.answer.status == 200) && before.len() == 3, "{before:?}");
    world.withdraw_link_of("holder of a proven link").await;
    for seen in cells::ask(&world, &reading).await {
        if seen.answer.status != 410 {
            wrong.push(format!("after the link was withdrawn: {seen}"));
        }
    }

    // A session that ended opens nothing; everybody else's goes on.
    let employees: Vec<_> = world.people.iter().filter(|persona| persona.is_employee()).collect();
    for (left, persona) in employees.iter().enumerate() {
        let own = world.own_cells(persona);
        assert!(own.len() >= 5, "{}", persona.name);
        world.sign_out(persona).await;
        for seen in cells::ask(&world, &own).await {
            if ![302, 401].contains(&seen.answer.status) {
                wrong.push(format!("after signing out: {seen}"));
            }
        }
        for other in &employees[left + 1..] {
            let path = format!("/{}/office/clients", other.home());
            assert_eq!(world.get(other, &path).await.status, 200, "{} signed {} out", persona.name, other.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
