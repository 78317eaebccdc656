//! What the worker gives up before it reads the first byte of a PDF.

use std::{fs, io};

use rustix::process::{Resource, Rlimit, nice, setrlimit};

use super::super::frame::Ask;

/// Standard input, output and error stay; nothing else can be opened, sockets included.
const OPEN_FILES: u64 = 3;

/// Limits this process, for good.
pub(super) fn enter(ask: &Ask) -> io::Result<()> {
    // If memory runs out all the same, the kernel is to take this process and not the server.
    // Not everywhere there is such a file, and nothing depends on it.
    let _ = fs::write("/proc/self/oom_score_adj", "1000");
    nice(ask.limits.niceness)?;
    let memory = mapped()? + ask.pdf_bytes + ask.limits.memory;
    let seconds = ask.limits.cpu_seconds.saturating_mul(u64::from(ask.what.steps()));
    // The soft limit's signal names the reason; the hard one ends whoever ignores it.
    limit(Resource::Cpu, seconds, seconds + 1)?;
    limit(Resource::Core, 0, 0)?;
    limit(Resource::Fsize, 0, 0)?;
    limit(Resource::As, memory, memory)?;
    limit(Resource::Nofile, OPEN_FILES, OPEN_FILES)
}

fn limit(resource: Resource, soft: u64, hard: u64) -> io::Result<()> {
    setrlimit(resource, Rlimit { current: Some(soft), maximum: Some(hard) })?;
    Ok(())
}

/// Bytes of address space in use now: the program itself, its libraries and its allocator.
fn mapped() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmSize:")?.trim().strip_suffix("kB")?.trim().parse::<u64>().ok())
        .map(|kilobytes| kilobytes * 1024)
        .ok_or_else(|| io::Error::other("/proc/self/status names no size"))
}
