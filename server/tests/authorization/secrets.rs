//! Canaries: strings that only some may ever read (TEN-2, LEP-4).

use super::{people::Persona, world::World};

/// A string of one client of one firm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Whose client.
    pub firm: &'static str,
    /// Which client.
    pub client: String,
    /// The string.
    pub text: String,
}

/// The secrets that must never reach a persona: other firms' clients, and for a link every other client.
pub fn forbidden<'a>(world: &'a World, persona: &Persona) -> Vec<&'a str> {
    let own = |secret: &Secret| match persona.holds {
        Some((link, _)) => world.items[world.links[link].item].client == secret.client,
        None => persona.role_at(secret.firm).is_some(),
    };
    let (open, closed): (Vec<&Secret>, Vec<&Secret>) = world.secrets.iter().partition(|secret| own(secret));
    // Two clients may share a family name.
    let shared = |secret: &&Secret| open.iter().any(|known| known.text.contains(&secret.text));
    closed.into_iter().filter(|secret| !shared(secret)).map(|secret| secret.text.as_str()).collect()
}
