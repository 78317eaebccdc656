//! SQL of the list: every filter its own constant, so that each can use its index.

use portal_types::links::{LinkState, Wanted};

macro_rules! line {
    ($where:expr) => {
        concat!(
            "SELECT l.id, l.purpose, l.created_at, l.expires_at, l.opened_at, l.viewed_at, l.client_id, l.accounts_id,
                COALESCE(l.revoked_at, l.consumed_at) AS ended_at,
                CASE WHEN l.revoked_at IS NOT NULL THEN 'withdrawn' WHEN l.consumed_at IS NOT NULL THEN 'used'
                    WHEN l.expires_at <= $2 THEN 'expired' ELSE 'live' END AS state,
                c.name AS client_name, p.name AS contact_name, COALESCE(o.recipient_email, p.email) AS email,
                a.financial_year, a.kind, a.period, a.title, a.state AS accounts_state, v.number AS version,
                (SELECT MAX(n.number) FROM report_versions n
                    WHERE n.firm_id = l.firm_id AND n.accounts_id = l.accounts_id) AS newest,
                o.state AS mail_state, d.decision, d.decided_at
            FROM links l
                JOIN clients c ON c.firm_id = l.firm_id AND c.id = l.client_id
                JOIN contacts p ON p.firm_id = l.firm_id AND p.id = l.contact_id
                JOIN annual_accounts a ON a.firm_id = l.firm_id AND a.id = l.accounts_id
                JOIN report_versions v ON v.firm_id = l.firm_id AND v.id = l.version_id
                LEFT JOIN outbox o ON o.firm_id = l.firm_id AND o.id = l.mail
                LEFT JOIN approvals d ON d.id = (SELECT x.id FROM approvals x WHERE x.firm_id = l.firm_id
                    AND x.version_id = l.version_id AND x.contact_id = l.contact_id AND x.link_id = l.id
                    ORDER BY x.decided_at DESC LIMIT 1)
            WHERE l.firm_id = $1 ",
            $where
        )
    };
}

/// A page from a place on, in one direction, of links that stand like this.
macro_rules! page {
    ($beyond:literal, $order:literal, $client:literal, $state:expr) => {
        line!(concat!(
            "AND (l.created_at, l.id) ",
            $beyond,
            " ($3, $4) AND ($6 = '' OR c.name_key LIKE $6 ESCAPE '!' OR LOWER(p.name) LIKE $6 ESCAPE '!'
                OR LOWER(p.email) LIKE $6 ESCAPE '!') ",
            $client,
            $state,
            " ORDER BY l.created_at ",
            $order,
            ", l.id ",
            $order,
            " LIMIT $5"
        ))
    };
}

/// By direction, then of the whole firm or of one client.
macro_rules! pages {
    ($state:expr) => {
        [
            [page!("<", "DESC", "", $state), page!("<", "DESC", "AND l.client_id = $7 ", $state)],
            [page!(">", "ASC", "", $state), page!(">", "ASC", "AND l.client_id = $7 ", $state)],
        ]
    };
}

type Pages = [[&'static str; 2]; 2];
const ALL: Pages = pages!("");
const LIVE: Pages = pages!("AND l.consumed_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > $2");
const EXPIRED: Pages = pages!("AND l.consumed_at IS NULL AND l.revoked_at IS NULL AND l.expires_at <= $2");
const USED: Pages = pages!("AND l.consumed_at IS NOT NULL AND l.revoked_at IS NULL");
const WITHDRAWN: Pages = pages!("AND l.revoked_at IS NOT NULL");
/// One link.
pub(super) const ONE: &str = line!("AND l.id = $3");

/// A page of what is wanted, onwards or back.
pub(super) fn page(wanted: &Wanted, back: bool) -> &'static str {
    let pages = match wanted.state {
        None => &ALL,
        Some(LinkState::Live) => &LIVE,
        Some(LinkState::Expired) => &EXPIRED,
        Some(LinkState::Used) => &USED,
        Some(LinkState::Withdrawn) => &WITHDRAWN,
    };
    pages[usize::from(back)][usize::from(wanted.client.is_some())]
}
