//! MAIL-1, MAIL-2: every committed mail is sent, and only by who holds its lease.

mod failing;
mod leases;
