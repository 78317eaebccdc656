//! The visitor's address: the right-most hop that is not one of our proxies (HTTP-3).

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{extract::Request, http::HeaderMap};
use portal_core::edge::ClientAddress;

use crate::{accept::PeerAddress, config::Proxies};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Puts the visitor's address into the request's extensions.
pub fn assign(request: &mut Request, proxies: &Proxies) -> ClientAddress {
    // Without a connection there is only an in-process test; it counts as one unknown visitor.
    let nobody = || SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    let peer = request.extensions().get::<PeerAddress>().map_or_else(nobody, |peer| peer.0).ip();
    let address = ClientAddress(resolve(peer, request.headers(), proxies));
    request.extensions_mut().insert(address);
    address
}

/// Walks the hops from the nearest to the farthest and stops at the first that is not trusted, or not an address.
pub fn resolve(peer: IpAddr, headers: &HeaderMap, proxies: &Proxies) -> IpAddr {
    let mut nearest = peer.to_canonical();
    let lines: Vec<&[u8]> = headers.get_all(FORWARDED_FOR).iter().map(|line| line.as_bytes()).collect();
    // Bytes, not text: a visitor must not hide what the proxy wrote behind it by sending what is no text.
    let mut hops = lines.iter().rev().flat_map(|line| line.rsplit(|byte| *byte == b','));
    while proxies.trusts(nearest) {
        match hops.next().and_then(parse) {
            Some(hop) => nearest = hop,
            None => break,
        }
    }
    nearest
}

/// An address with or without port, IPv6 with or without brackets.
fn parse(hop: &[u8]) -> Option<IpAddr> {
    let hop = std::str::from_utf8(hop).ok()?.trim();
    let with_port = || hop.parse::<SocketAddr>().ok().map(|address| address.ip());
    let bracketed = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    hop.parse().ok().or_else(with_port).or_else(bracketed).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn seen(peer: &str, trusted: &[&str], forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        let proxies = Proxies { trusted: trusted.iter().map(|network| network.parse().unwrap()).collect() };
        resolve(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn what_is_no_text_hides_nobody() {
        for line in ["\u{e9}, 192.0.2.7", "\u{e9},192.0.2.7"] {
            assert_eq!(seen("10.0.0.1", &["10.0.0.0/8"], &[line]), "192.0.2.7");
        }
    }

    #[test]
    fn a_stranger_cannot_speak_for_others() {
        for forged in [&["1.2.3.4"][..], &["1.2.3.4, 10.0.0.1"], &["unknown"], &["1.1.1.1", "2.2.2.2"]] {
            assert_eq!(seen("192.0.2.7", &[], forged), "192.0.2.7");
            assert_eq!(seen("192.0.2.7", &["10.0.0.0/8"], forged), "192.0.2.7");
        }
    }

    #[test]
    fn the_right_most_untrusted_hop_counts() {
        let one = &["10.0.0.0/8"];
        assert_eq!(seen("10.0.0.1", one, &["9.9.9.9, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(seen("10.0.0.1", one, &["9.9.9.9", "192.0.2.7, 10.0.0.2"]), "192.0.2.7");
        assert_eq!(seen("::ffff:10.0.0.1", one, &["192.0.2.7:4711"]), "192.0.2.7");
        assert_eq!(seen("10.0.0.1", one, &["[2001:db8::1]:80"]), "2001:db8::1");
        assert_eq!(seen("10.0.0.1", one, &["[2001:db8::1]"]), "2001:db8::1");
    }

    #[test]
    fn a_chain_that_breaks_ends_at_the_last_known_hop() {
        let one = &["10.0.0.0/8"];
        assert_eq!(seen("10.0.0.1", one, &[]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", one, &["192.0.2.7, garbage"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", one, &["10.0.0.3, 10.0.0.2"]), "10.0.0.3");
    }
}
