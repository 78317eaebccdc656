//! The page worker alone, as the `akkoord` binary runs it for `page-worker`; tests of this crate start it.

fn main() -> std::process::ExitCode {
    portal_core::pages::worker::run(std::env::args_os().skip(1))
}
