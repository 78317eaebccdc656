//! Who is asking, and for which firm. Only authentication builds a scope (TEN-1).

use std::net::IpAddr;

use portal_types::{
    AnnualAccountsId, ClientId, ContactId, EmployeeId, ErrorCode, FirmId, Language, LinkId, PersonId, ReportVersionId,
    Right, Role,
    links::{Purpose, Strength},
};
use uuid::Uuid;

use crate::{error::Result, submissions::Submission};

/// Facts of the request that evidence needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Correlates log, audit and error page.
    pub request_id: String,
    /// The caller's address, when there is one.
    pub address: Option<IpAddr>,
    /// Truncated to 300 characters.
    pub user_agent: String,
    /// Present when a form carries a key.
    pub submission: Option<Submission>,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who works at the firm.
    Employee {
        /// The employment.
        id: EmployeeId,
        /// The human.
        person: PersonId,
        /// Rights, read for this request (TEN-6).
        role: Role,
    },
    /// The holder of a viewing session, or of the link itself.
    LinkHolder(LinkHolder),
    /// The product itself; says which part.
    System(&'static str),
}

/// Exactly one thing that a link opens (LNK-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkHolder {
    /// The link.
    pub link: LinkId,
    /// For viewing or approval.
    pub purpose: Purpose,
    /// The recipient.
    pub contact: ContactId,
    /// The recipient's client.
    pub client: ClientId,
    /// The item.
    pub accounts: AnnualAccountsId,
    /// The only version it opens.
    pub version: ReportVersionId,
    /// Whether the code was given, where one is asked.
    pub proven: bool,
    /// What was asked.
    pub asked: Strength,
}

/// The right to touch rows of one firm.
#[derive(Clone, Debug)]
pub struct Scope {
    firm: FirmId,
    actor: Actor,
    origin: Origin,
    language: Language,
}

impl Scope {
    pub(crate) fn new(firm: FirmId, actor: Actor, origin: Origin, language: Language) -> Self {
        Self { firm, actor, origin, language }
    }

    /// Of the employee who set work going, for its part behind the page.
    pub(crate) fn behind(firm: FirmId, id: EmployeeId, person: PersonId, role: Role, request: &str) -> Self {
        let origin = Origin { request_id: request.to_owned(), ..Origin::default() };
        Self::new(firm, Actor::Employee { id, person, role }, origin, Language::default())
    }

    /// The firm whose rows are in reach.
    pub fn firm(&self) -> FirmId {
        self.firm
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Where the request came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The language the caller reads.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The employee, or not allowed: a link holder learns nothing about routes that are not his.
    pub fn employee(&self) -> Result<EmployeeId> {
        match self.actor {
            Actor::Employee { id, .. } => Ok(id),
            _ => Err(ErrorCode::NotFound.into()),
        }
    }

    /// The employee's rights.
    pub fn role(&self) -> Result<Role> {
        match self.actor {
            Actor::Employee { role, .. } => Ok(role),
            _ => Err(ErrorCode::NotFound.into()),
        }
    }

    /// An employee whose role has a right.
    pub fn may(&self, right: Right) -> Result<EmployeeId> {
        match self.actor {
            Actor::Employee { id, role, .. } if role.allows(right) => Ok(id),
            Actor::Employee { .. } => Err(ErrorCode::NotAllowed.into()),
            _ => Err(ErrorCode::NotFound.into()),
        }
    }

    /// Whether [`Self::may`] would say yes, for what a page offers.
    pub fn has(&self, right: Right) -> bool {
        self.may(right).is_ok()
    }

    /// An employee who may change clients.
    pub fn writer(&self) -> Result<EmployeeId> {
        self.may(Right::KeepClients)
    }

    /// An employee who may change the firm's settings.
    pub fn administrator(&self) -> Result<EmployeeId> {
        self.may(Right::Administer)
    }

    /// The holder of a link whose proof is complete.
    pub fn link_holder(&self) -> Result<&LinkHolder> {
        match &self.actor {
            Actor::LinkHolder(holder) if holder.proven => Ok(holder),
            Actor::LinkHolder(_) => Err(ErrorCode::CodeGone.into()),
            _ => Err(ErrorCode::NotFound.into()),
        }
    }

    /// The same scope for a form whose key was read later than the rest of the request.
    #[must_use]
    pub fn with_submission(&self, submission: Option<Submission>) -> Self {
        Self { origin: Origin { submission, ..self.origin.clone() }, ..self.clone() }
    }

    pub(crate) fn submission(&self) -> Option<&Submission> {
        self.origin.submission.as_ref()
    }

    /// Kind and id of the actor, as the audit log stores them.
    pub(crate) fn actor_parts(&self) -> (&'static str, Option<Uuid>) {
        match &self.actor {
            Actor::Employee { id, .. } => ("employee", Some(id.0)),
            Actor::LinkHolder(holder) => ("contact", Some(holder.contact.0)),
            Actor::System(part) => (part, None),
        }
    }

    pub(crate) fn actor_key(&self) -> String {
        let (kind, id) = self.actor_parts();
        format!("{kind}:{}", id.unwrap_or_default())
    }
}
