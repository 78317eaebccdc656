//! One run of the worker: started with nothing, watched, and ended.

use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, ChildStderr, ChildStdout, Command};
use tokio::time::timeout;

use super::frame::{Ask, Frame, What};
use super::{Failure, Limits};

/// A frame line holds an outline or a page's text, escaped.
const LINE_BYTES: u64 = 4 << 20;
/// More than the pixels of any image need.
const IMAGE_BYTES: usize = 64 << 20;
/// Of what a dying worker says, this much is read.
const LAST_WORDS_BYTES: u64 = 4 << 10;

/// The command that runs [`super::worker::run`].
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub exe: PathBuf,
    pub args: Vec<String>,
}

/// Why there is no next frame.
#[derive(Debug)]
pub(super) enum End {
    /// `doubtful`: perhaps the machine was busy or short of memory rather than the PDF bad.
    Pdf {
        failure: Failure,
        doubtful: bool,
    },
    Ours(io::Error),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        Self::Ours(error)
    }
}

impl From<Failure> for End {
    fn from(failure: Failure) -> Self {
        Self::Pdf { failure, doubtful: false }
    }
}

/// A worker at work; dropping it kills it.
pub(super) struct Run {
    child: Child,
    out: BufReader<ChildStdout>,
    err: ChildStderr,
    wall: Duration,
}

impl Run {
    pub async fn start(program: &Program, pdf: &Path, what: What, limits: &Limits) -> Result<Self, End> {
        let pdf = tokio::fs::File::open(pdf).await?;
        let pdf_bytes = pdf.metadata().await?.len();
        if pdf_bytes > limits.pdf_bytes {
            return Err(Failure::TooBig.into());
        }
        let ask = Ask { what, pdf_bytes, limits: limits.clone() };
        // No variables: among the server's are its passwords.
        let mut child = Command::new(&program.exe)
            .args(&program.args)
            .arg(serde_json::to_string(&ask).map_err(io::Error::from)?)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(pdf.into_std().await))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let (Some(out), Some(err)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(io::Error::other("a worker without pipes").into());
        };
        Ok(Self { child, out: BufReader::new(out), err, wall: limits.wall })
    }

    /// The next frame and the image that belongs to it.
    pub async fn next(&mut self) -> Result<(Frame, Vec<u8>), End> {
        match timeout(self.wall, self.read()).await {
            Ok(Ok(Some(frame))) => Ok(frame),
            Ok(Ok(None)) => Err(self.post_mortem().await),
            Ok(Err(error)) => Err(error.into()),
            Err(_) => {
                self.child.kill().await?;
                Err(End::Pdf { failure: Failure::TooLong, doubtful: true })
            }
        }
    }

    async fn read(&mut self) -> io::Result<Option<(Frame, Vec<u8>)>> {
        let mut line = Vec::new();
        (&mut self.out).take(LINE_BYTES).read_until(b'\n', &mut line).await?;
        if line.last() != Some(&b'\n') {
            return Ok(None);
        }
        let frame: Frame = serde_json::from_slice(&line)?;
        let Frame::Page { png_bytes, .. } = &frame else {
            return Ok(Some((frame, Vec::new())));
        };
        if *png_bytes > IMAGE_BYTES {
            return Err(io::Error::other("the worker promised too large an image"));
        }
        let mut image = vec![0; *png_bytes];
        self.out.read_exact(&mut image).await?;
        Ok(Some((frame, image)))
    }

    /// The output ended early: what did the worker die of?
    async fn post_mortem(&mut self) -> End {
        let words = async {
            let mut words = Vec::new();
            (&mut self.err).take(LAST_WORDS_BYTES).read_to_end(&mut words).await?;
            io::Result::Ok((self.child.wait().await?, words))
        };
        match timeout(self.wall, words).await {
            Ok(Ok((status, words))) => cause(status, &String::from_utf8_lossy(&words)),
            Ok(Err(error)) => error.into(),
            Err(_) => io::Error::other("a worker that said no more did not end").into(),
        }
    }
}

fn cause(status: ExitStatus, words: &str) -> End {
    const CPU: i32 = rustix::process::Signal::XCPU.as_raw();
    const KILL: i32 = rustix::process::Signal::KILL.as_raw();
    match status.signal() {
        Some(CPU) => Failure::TooLong.into(),
        // Not by us, so by the kernel for want of memory, or by an operator.
        Some(KILL) => End::Pdf { failure: Failure::TooBig, doubtful: true },
        _ if words.contains("memory allocation") || words.contains("capacity overflow") => Failure::TooBig.into(),
        Some(_) => Failure::Unreadable.into(),
        None if words.contains("panicked at") => Failure::Unreadable.into(),
        None => io::Error::other(format!("page worker {status}: {}", words.trim())).into(),
    }
}
