//! How many connections may be open: in all, and from one address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use portal_core::edge::ClientAddress;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config::{Limits, Proxies};

type Counts = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// The free places.
pub struct Slots {
    total: Arc<Semaphore>,
    per_address: usize,
    counts: Counts,
    proxies: Proxies,
}

/// One connection's place, given back when dropped.
pub struct Slot {
    _permit: OwnedSemaphorePermit,
    _counted: Option<Counted>,
}

struct Counted {
    key: IpAddr,
    counts: Counts,
}

impl Slots {
    /// All places free.
    pub fn new(limits: &Limits, proxies: &Proxies) -> Self {
        Self {
            total: Arc::new(Semaphore::new(limits.connections)),
            per_address: limits.connections_per_address,
            counts: Counts::default(),
            proxies: proxies.clone(),
        }
    }

    /// Waits until one more connection may be open.
    pub async fn permit(&self) -> Option<OwnedSemaphorePermit> {
        self.total.clone().acquire_owned().await.ok()
    }

    /// A place for a connection from this address; `None` when the address has its share.
    /// A trusted proxy carries everybody's connections and is not counted.
    pub fn claim(&self, permit: OwnedSemaphorePermit, peer: IpAddr) -> Option<Slot> {
        if self.proxies.trusts(peer.to_canonical()) {
            return Some(Slot::new(permit, None));
        }
        let key = ClientAddress(peer).key();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(key).or_default();
        if *count >= self.per_address {
            return None;
        }
        *count += 1;
        Some(Slot::new(permit, Some(Counted { key, counts: self.counts.clone() })))
    }
}

impl Slot {
    fn new(permit: OwnedSemaphorePermit, counted: Option<Counted>) -> Self {
        metrics::gauge!("akkoord_connections").increment(1.0);
        Self { _permit: permit, _counted: counted }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        metrics::gauge!("akkoord_connections").decrement(1.0);
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.key) {
            *count -= 1;
            // Forgotten at zero, so that many addresses do not fill the memory.
            if *count == 0 {
                counts.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn slots(total: usize, per_address: usize, trusted: &str) -> Slots {
        let mut config = Config::read([("AKKOORD_TRUSTED_PROXIES".to_owned(), trusted.to_owned())]).unwrap();
        config.limits.connections = total;
        config.limits.connections_per_address = per_address;
        Slots::new(&config.limits, &config.proxies)
    }

    async fn claim(slots: &Slots, peer: &str) -> Option<Slot> {
        slots.claim(slots.permit().await?, peer.parse().unwrap())
    }

    #[tokio::test]
    async fn an_address_has_its_share_and_gets_it_back() {
        let slots = slots(10, 2, "");
        let first = claim(&slots, "192.0.2.1").await;
        let _second = claim(&slots, "::ffff:192.0.2.1").await.unwrap();
        assert!(claim(&slots, "192.0.2.1").await.is_none());
        assert!(claim(&slots, "192.0.2.2").await.is_some());
        drop(first);
        assert!(claim(&slots, "192.0.2.1").await.is_some());
    }

    #[tokio::test]
    async fn addresses_without_connections_are_forgotten() {
        let slots = slots(10, 2, "");
        for last in 0..200 {
            drop(claim(&slots, &format!("192.0.2.{last}")).await);
        }
        assert!(slots.counts.lock().unwrap().is_empty());
        assert_eq!(slots.total.available_permits(), 10);
    }

    #[tokio::test]
    async fn a_trusted_proxy_is_not_counted() {
        let slots = slots(10, 1, "192.0.2.0/24");
        let _first = claim(&slots, "192.0.2.1").await.unwrap();
        assert!(claim(&slots, "192.0.2.1").await.is_some());
    }
}
