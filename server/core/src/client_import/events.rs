//! What is recorded about imports: names of fields and counts, never what a file says.

use portal_types::{
    ClientId, ImportId, Tier,
    client_import::{Counts, ImportMode},
    clients::identity::IdentityField,
};
use serde::Serialize;
use uuid::Uuid;

use crate::audit::AuditEvent;

macro_rules! events {
    ($($(#[$meta:meta])* $name:ident = $code:literal of $item:ident { $($field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Serialize)]
        pub struct $name { $(pub $field: $type),+ }

        impl AuditEvent for $name {
            const TYPE: &'static str = $code;
            fn item(&self) -> Option<Uuid> {
                Some(self.$item.0)
            }
        }
    )+};
}

events! {
    /// A file was read.
    ImportRead = "clients.import-read" of import { import: ImportId, rows: usize }
    /// Its rows are taken over from now on.
    ImportStarted = "clients.import-started" of import { import: ImportId, mode: ImportMode, accepts: bool }
    /// All rows were.
    ImportEnded = "clients.import-ended" of import { import: ImportId, counts: Counts }
    /// It failed too often.
    ImportStopped = "clients.import-stopped" of import { import: ImportId, counts: Counts }
    /// It is taken back from now on.
    ImportUndoStarted = "clients.import-undo-started" of import { import: ImportId }
    /// It was taken back, as far as it could be.
    ImportUndone = "clients.import-undone" of import { import: ImportId }
    /// The file went before anything was taken over.
    ImportDiscarded = "clients.import-discarded" of import { import: ImportId }
    /// A row became a client.
    ClientImported = "client.imported" of client {
        client: ClientId,
        import: ImportId,
        tier: Tier,
        contacts: usize,
        unusual: Vec<IdentityField>,
    }
    /// Rows changed a client.
    ClientImportChanged = "client.import-changed" of client {
        client: ClientId,
        import: ImportId,
        fields: Vec<IdentityField>,
        unusual: Vec<IdentityField>,
        contacts_added: usize,
        contacts_changed: usize,
    }
    /// What an import did to a client was taken back.
    ClientImportUndone = "client.import-undone" of client {
        client: ClientId,
        import: ImportId,
        removed: bool,
        fields: Vec<IdentityField>,
        contacts: usize,
    }
}
