//! Which clients get which tier, as an address carries it.

use serde::{Deserialize, Serialize};

use crate::{
    Tier,
    annual_accounts_start::TICKED_MAX,
    client_filter::ClientFilter,
    query_text::{decode, encode},
};

/// What was chosen in the list of clients, or on a client's card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TierChoice {
    /// The tier they get; nothing was chosen yet without.
    pub to: Option<Tier>,
    /// What the list shows.
    pub filter: ClientFilter,
    /// All that fit, instead of those that were ticked.
    pub all: bool,
    /// Those that were ticked.
    pub ids: Vec<String>,
}

impl TierChoice {
    /// Reads an address; unknown names and values are left out. The filter stands in it as such, or whole as `query`, as
    /// the form around the list sends it.
    pub fn parse(query: &str) -> Self {
        let mut choice = Self { filter: ClientFilter::parse(query), ..Self::default() };
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match decode(name).as_str() {
                "to" => choice.to = Tier::from_code(&decode(value)),
                "query" => choice.filter = ClientFilter::parse(&decode(value)),
                "all" => choice.all = value == "1",
                "ids[]" if choice.ids.len() < TICKED_MAX => choice.ids.push(decode(value)),
                _ => {}
            }
        }
        if choice.all {
            choice.ids.clear();
        }
        choice
    }

    /// As [`Self::parse`] reads it.
    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(&value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// Names and values, without those that say nothing.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let to = self.to.map(|to| ("to", to.code().to_owned()));
        let all = self.all.then(|| ("all", "1".to_owned()));
        let ids = self.ids.iter().take(TICKED_MAX).map(|id| ("ids[]", id.clone()));
        to.into_iter().chain(self.filter.pairs()).chain(all).chain(ids).collect()
    }

    /// The same clients, and no tier yet.
    #[must_use]
    pub fn of_clients(&self) -> Self {
        Self { to: None, ..self.clone() }
    }

    /// The only client, when one was chosen.
    pub fn one(&self) -> Option<&str> {
        (!self.all && self.ids.len() == 1).then(|| self.ids[0].as_str())
    }
}

/// What the look before the change sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeForm {
    /// What was chosen, as [`TierChoice::query`] writes it.
    pub choice: String,
    /// How many clients the look told of.
    pub count: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_back_as_it_was() {
        let choice = TierChoice::parse("to=extended&tier=standard&q=jansen+%26+co&ids%5B%5D=a&ids[]=b&firm=x");
        assert_eq!((choice.to, choice.filter.tier), (Some(Tier::Extended), Some(Tier::Standard)));
        assert_eq!((choice.filter.search.as_str(), choice.ids.len(), choice.one()), ("jansen & co", 2, None));
        assert_eq!(TierChoice::parse(&choice.query()), choice);
        assert_eq!(TierChoice::parse(&choice.of_clients().query()).to, None);
        assert_eq!(TierChoice::parse("ids[]=a").one(), Some("a"));
    }

    #[test]
    fn the_form_around_the_list_sends_its_filter_whole() {
        let sent = TierChoice::parse("firm=devries&query=tier%3Dstandard%26q%3Da%2520b&all=1&ids%5B%5D=a");
        assert_eq!((sent.filter.tier, sent.filter.search.as_str()), (Some(Tier::Standard), "a b"));
        assert!(sent.all && sent.ids.is_empty(), "all that fit are more than those that were ticked");
        assert_eq!(TierChoice::parse(&sent.query()), sent);
    }

    #[test]
    fn what_is_unknown_is_left_out_and_an_address_has_an_end() {
        assert_eq!(TierChoice::parse("to=gold&all=yes&x"), TierChoice::default());
        let ids = (0..1_000).map(|n| n.to_string()).collect();
        assert_eq!(TierChoice::parse(&TierChoice { ids, ..TierChoice::default() }.query()).ids.len(), TICKED_MAX);
    }
}
