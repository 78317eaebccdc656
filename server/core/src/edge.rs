//! What the HTTP edge found out about a request and hands inwards as request extensions.

use std::net::{IpAddr, Ipv6Addr};

/// The nonce of this answer's Content-Security-Policy; 128 random bits, another one for every answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CspNonce(pub String);

/// Names this request in the log, the answer's header and error pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// The visitor's address as far as it can be trusted (HTTP-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What limits count by: the address, or the /64 of an IPv6 address, because one subscriber owns all of it.
    pub fn key(self) -> IpAddr {
        match self.0.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX))),
            v4 => v4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_ipv6_subscriber_is_one_key() {
        let key = |text: &str| ClientAddress(text.parse().unwrap()).key().to_string();
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("192.0.2.7"), "192.0.2.7");
        assert_eq!(key("::ffff:192.0.2.7"), "192.0.2.7", "an IPv4 address in IPv6 clothes is that address");
    }
}
