//! A round: who is asked to approve one report version, and by which rule. Pure; the store keeps it.

#[cfg(test)]
mod tests;

use crate::{ContactId, codes::codes};

codes! {
    /// When a round is complete. Screen name: `approvals-rule-<code>`.
    pub enum Rule {
        /// Everybody approves, in any order.
        All = "all",
        /// One is enough.
        Any = "any",
        /// A number of them is enough.
        Some = "n_of_m",
        /// Everybody approves, one after the other.
        InOrder = "in_order",
    }
}

codes! {
    /// Where one signer stands. Screen name: `approvals-signer-<code>`.
    pub enum SignerState {
        /// Others come first.
        Waiting = "waiting",
        Asked = "asked",
        Approved = "approved",
        Returned = "returned",
        /// Somebody else decides for him.
        Delegated = "delegated",
        /// His decision is not needed any more.
        Released = "released",
    }
}

codes! {
    /// Where a round stands.
    pub enum RoundState {
        Open = "open",
        /// The rule is met; the last signer can still undo.
        Complete = "complete",
        /// The evidence exists.
        Sealed = "sealed",
        /// A signer returned the report.
        Returned = "returned",
        /// The firm took its request back, or shared another version.
        Withdrawn = "withdrawn",
        /// It was sealed, and the accounts were taken up again.
        Superseded = "superseded",
    }
}

/// One signer of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Who.
    pub contact: ContactId,
    /// Where he stands.
    pub state: SignerState,
    /// Whose decision he takes over.
    pub stands_for: Option<ContactId>,
}

/// Who is asked, in the order in which they were chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// When it is complete.
    pub rule: Rule,
    /// How many approvals complete it.
    pub needed: usize,
    /// At least one; nobody twice.
    pub signers: Vec<Signer>,
}

/// What an approval brought about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The rule is met.
    pub complete: bool,
    /// Whose turn it is now.
    pub asked: Vec<ContactId>,
}

/// What an undone approval brought about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// Somebody else's approval stands.
    pub others: bool,
    /// Whose turn it is again, because the round is open again or because he undid.
    pub asked: Vec<ContactId>,
    /// Whose turn it is not any more.
    pub called_off: Vec<ContactId>,
}

/// The act does not fit; nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundError {
    /// Nobody is asked.
    Nobody,
    /// Somebody is named twice.
    Twice,
    /// More approvals are needed than there are signers, or none.
    Needed,
    /// He is not asked, or not any more.
    NotAsked,
    /// The one after him has approved already.
    OthersFollowed,
}

impl Round {
    /// A round that begins. `needed` counts for [`Rule::Some`] only.
    pub fn open(rule: Rule, needed: usize, signers: &[ContactId]) -> Result<Self, RoundError> {
        if signers.is_empty() {
            return Err(RoundError::Nobody);
        }
        if signers.iter().enumerate().any(|(place, who)| signers.iter().skip(place + 1).any(|other| other == who)) {
            return Err(RoundError::Twice);
        }
        let needed = match rule {
            Rule::All | Rule::InOrder => signers.len(),
            Rule::Any => 1,
            Rule::Some => needed,
        };
        if !(1..=signers.len()).contains(&needed) {
            return Err(RoundError::Needed);
        }
        let signer = |(place, &contact): (usize, &ContactId)| {
            let waits = rule == Rule::InOrder && place > 0;
            Signer { contact, state: if waits { SignerState::Waiting } else { SignerState::Asked }, stands_for: None }
        };
        Ok(Self { rule, needed, signers: signers.iter().enumerate().map(signer).collect() })
    }

    /// How many approved.
    pub fn approvals(&self) -> usize {
        self.signers.iter().filter(|signer| signer.state == SignerState::Approved).count()
    }

    /// The rule is met.
    pub fn is_complete(&self) -> bool {
        self.approvals() >= self.needed
    }

    /// Who is asked now.
    pub fn asked(&self) -> Vec<ContactId> {
        self.with(SignerState::Asked)
    }

    fn with(&self, state: SignerState) -> Vec<ContactId> {
        self.signers.iter().filter(|signer| signer.state == state).map(|signer| signer.contact).collect()
    }

    fn place(&self, contact: ContactId, state: SignerState) -> Result<usize, RoundError> {
        let found = self.signers.iter().position(|signer| signer.contact == contact && signer.state == state);
        found.ok_or(RoundError::NotAsked)
    }

    fn set(&mut self, place: usize, state: SignerState) {
        if let Some(signer) = self.signers.get_mut(place) {
            signer.state = state;
        }
    }

    fn replace(&mut self, from: SignerState, to: SignerState) {
        for signer in self.signers.iter_mut().filter(|signer| signer.state == from) {
            signer.state = to;
        }
    }

    /// A signer approves. When that completes the round, nobody else is needed; in order, the next one is asked.
    pub fn approve(&mut self, contact: ContactId) -> Result<Approved, RoundError> {
        let place = self.place(contact, SignerState::Asked)?;
        self.set(place, SignerState::Approved);
        if self.is_complete() {
            self.replace(SignerState::Asked, SignerState::Released);
            return Ok(Approved { complete: true, asked: Vec::new() });
        }
        if self.rule != Rule::InOrder {
            return Ok(Approved { complete: false, asked: Vec::new() });
        }
        let next = self.signers.iter().position(|signer| signer.state == SignerState::Waiting);
        if let Some(next) = next {
            self.set(next, SignerState::Asked);
        }
        Ok(Approved { complete: false, asked: self.asked() })
    }

    /// A signer returns the report: the round is over for everybody.
    pub fn return_report(&mut self, contact: ContactId) -> Result<(), RoundError> {
        let place = self.place(contact, SignerState::Asked)?;
        self.set(place, SignerState::Returned);
        self.replace(SignerState::Asked, SignerState::Released);
        self.replace(SignerState::Waiting, SignerState::Released);
        Ok(())
    }

    /// A signer takes his approval back. In order, that ends with the one after him having approved.
    pub fn undo(&mut self, contact: ContactId) -> Result<Undone, RoundError> {
        let place = self.place(contact, SignerState::Approved)?;
        let after = self.signers.iter().skip(place + 1);
        if self.rule == Rule::InOrder && after.clone().any(|signer| signer.state == SignerState::Approved) {
            return Err(RoundError::OthersFollowed);
        }
        let called_off = if self.rule == Rule::InOrder { self.asked() } else { Vec::new() };
        if self.rule == Rule::InOrder {
            self.replace(SignerState::Asked, SignerState::Waiting);
        }
        let mut asked = self.with(SignerState::Released);
        self.replace(SignerState::Released, SignerState::Asked);
        self.set(place, SignerState::Asked);
        asked.push(contact);
        Ok(Undone { others: self.approvals() > 0, asked, called_off })
    }

    /// A signer lets somebody else decide, who is then asked in his place.
    pub fn delegate(&mut self, from: ContactId, to: ContactId) -> Result<(), RoundError> {
        let place = self.place(from, SignerState::Asked)?;
        if self.signers.iter().any(|signer| signer.contact == to) {
            return Err(RoundError::Twice);
        }
        self.set(place, SignerState::Delegated);
        let stand_in = Signer { contact: to, state: SignerState::Asked, stands_for: Some(from) };
        self.signers.insert(place + 1, stand_in);
        Ok(())
    }
}
