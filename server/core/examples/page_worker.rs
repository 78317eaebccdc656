//! The page worker alone, as the `akkoord` binary runs it for `page-worker`; tests of this crate start it.

/// As in the program, because a worker's limits are about memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    portal_core::pages::worker::run(std::env::args_os().skip(1))
}
