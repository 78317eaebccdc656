//! Which clients the list shows and in what order, as the address says it.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{
    LegalForm, Tier,
    annual_accounts::State,
    annual_accounts_filter::Who,
    codes::codes,
    query_text::{decode, encode, line},
};

codes! {
    /// Whose clients. Screen name: `clients-whose-<code>`.
    pub enum Whose {
        Mine = "mine",
        Team = "team",
        Favourites = "favourites",
    }
}

codes! {
    /// What the rows are ordered by.
    #[derive(Default)]
    pub enum ClientSort {
        #[default]
        Name = "name",
        Number = "number",
        Accounts = "accounts",
        Since = "since",
    }
}

/// The financial year of the newest annual accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NewestYear {
    /// This one.
    Of(i32),
    /// There are none.
    Never,
}

/// Everything the list is asked for, but the place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientFilter {
    /// Words of the client's name, numbers, or of a contact's name or address; all of them.
    pub search: String,
    /// Of whoever looks.
    pub whose: Option<Whose>,
    /// Who works on the newest annual accounts, in whatever part.
    pub who: Option<Who>,
    /// Tier.
    pub tier: Option<Tier>,
    /// Legal form.
    pub legal_form: Option<LegalForm>,
    /// Financial year of the newest annual accounts.
    pub year: Option<NewestYear>,
    /// Where those stand.
    pub state: Option<State>,
    /// What the rows are ordered by.
    pub sort: ClientSort,
    /// The other way round.
    pub descending: bool,
}

impl ClientFilter {
    /// Reads `q=…&tier=…`; unknown names and values are left out.
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            filter.read(&decode(name), &decode(value));
        }
        filter
    }

    fn read(&mut self, name: &str, value: &str) {
        match name {
            "q" => self.search = line(value),
            "whose" => self.whose = Whose::from_code(value),
            "who" => self.who = Who::from_text(value),
            "tier" => self.tier = Tier::from_code(value),
            "form" => self.legal_form = LegalForm::from_code(value),
            "year" if value == "none" => self.year = Some(NewestYear::Never),
            "year" => {
                let year = value.parse().ok().filter(|year| (1900..=9999).contains(year));
                self.year = year.map(NewestYear::Of);
            }
            "state" => self.state = State::from_code(value),
            "sort" => self.sort = ClientSort::from_code(value).unwrap_or_default(),
            "desc" => self.descending = value == "1",
            _ => {}
        }
    }

    /// Names and values, without those that say nothing.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let code = |code: Option<&'static str>| code.map(str::to_owned);
        let year = self.year.map(|year| match year {
            NewestYear::Of(year) => year.to_string(),
            NewestYear::Never => "none".to_owned(),
        });
        let pairs = [
            ("q", Some(self.search.clone()).filter(|search| !search.is_empty())),
            ("whose", code(self.whose.map(Whose::code))),
            ("who", self.who.map(|who| who.to_string())),
            ("tier", code(self.tier.map(Tier::code))),
            ("form", code(self.legal_form.map(LegalForm::code))),
            ("year", year),
            ("state", code(self.state.map(State::code))),
            ("sort", code(Some(self.sort).filter(|sort| *sort != ClientSort::default()).map(ClientSort::code))),
            ("desc", self.descending.then(|| "1".to_owned())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// As [`Self::parse`] reads it; empty when nothing is chosen.
    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter().map(|(name, value)| format!("{name}={}", encode(&value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// The same order without any choice.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { sort: self.sort, descending: self.descending, ..Self::default() }
    }

    /// Whether anything is left out.
    pub fn chooses(&self) -> bool {
        *self != self.cleared()
    }

    /// The address of the same rows by another column: a second press turns the order round.
    #[must_use]
    pub fn sorted_by(&self, sort: ClientSort) -> Self {
        Self { sort, descending: self.sort == sort && !self.descending, ..self.clone() }
    }
}
