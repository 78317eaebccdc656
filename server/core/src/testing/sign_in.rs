//! Signing in with a password alone.

use portal_types::sign_in::SignIn;

use crate::{
    error::Result,
    people::store::Employment,
    portal::Portal,
    scope::Origin,
    sessions::{Entry, enter},
};

/// Signs in somebody who needs no second factor.
pub async fn sign_in(
    portal: &Portal,
    origin: &Origin,
    form: &SignIn,
    device: Option<&str>,
) -> Result<(String, Vec<Employment>)> {
    match enter(portal, origin, form, device).await? {
        (Entry::In(token), at) => Ok((token, at)),
        (Entry::Halfway(_), _) => panic!("{} has a second factor", form.email),
    }
}
