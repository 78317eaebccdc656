//! The work on one PDF while nobody else works on it.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::OwnedMutexGuard;

use super::frame::{Frame, What};
use super::run::{End, Program, Run};
use super::seats::Seats;
use super::store::{Record, Shelf};
use super::{Failure, Limits, Outline, PageError, RenderedPage};

/// One PDF, and the right to work on it.
pub(super) struct Job {
    pub program: Arc<Program>,
    pub limits: Arc<Limits>,
    pub seats: Seats,
    pub shelf: Shelf,
    pub pdf: PathBuf,
    /// Held until the job is done, so that nothing is done twice.
    pub _turn: OwnedMutexGuard<()>,
}

impl Job {
    /// The outline, from the shelf if it got there while we waited.
    pub async fn outline(&self) -> Result<Outline, PageError> {
        if let Some(known) = self.shelf.outline().await {
            return Ok(known?);
        }
        self.shelf.create().await?;
        let record = match self.ask_outline().await {
            Ok(outline) => Record::Good(outline),
            Err(End::Pdf { failure, doubtful }) => Record::Bad { failure, doubtful },
            Err(End::Ours(error)) => return Err(error.into()),
        };
        self.shelf.keep_outline(&record).await?;
        match record {
            Record::Good(outline) | Record::Passing(outline) => Ok(outline),
            Record::Bad { failure, .. } => Err(failure.into()),
        }
    }

    async fn ask_outline(&self) -> Result<Outline, End> {
        let mut seat = self.seats.take().await.map_err(io::Error::other)?;
        let mut run = Run::start(&self.program, &self.pdf, What::Outline, &self.limits).await?;
        match seat.wait_for(run.next()).await? {
            (Frame::Outline(outline), _) => Ok(outline),
            (Frame::Failed(failure), _) => Err(failure.into()),
            (Frame::Page { .. }, _) => Err(out_of_turn().into()),
        }
    }

    /// One page.
    pub async fn page(&self, number: u32) -> Result<RenderedPage, PageError> {
        if self.outline().await?.pages.len() < number as usize {
            return Err(PageError::NoSuchPage);
        }
        self.pages(number, number).await?;
        match self.shelf.page(number).await {
            Some(known) => Ok(known?),
            None => Err(self.struck_out().await.map_or_else(|| out_of_turn().into(), PageError::from)),
        }
    }

    /// Sees to it that these pages, or their failures, are on the shelf.
    pub async fn pages(&self, first: u32, last: u32) -> Result<(), PageError> {
        let mut next = first;
        while next <= last && self.struck_out().await.is_none() {
            next = match self.shelf.page(next).await {
                Some(_) => next + 1,
                None => self.stretch(next, last).await?,
            };
        }
        Ok(())
    }

    /// Why the rest of this PDF is not tried any more.
    async fn struck_out(&self) -> Option<Failure> {
        let strikes = self.shelf.strikes().await;
        strikes.last().copied().filter(|_| strikes.len() >= self.limits.strikes)
    }

    /// One run from `first` on; tells which page is to be seen to next.
    async fn stretch(&self, first: u32, last: u32) -> io::Result<u32> {
        let mut seat = self.seats.take().await.map_err(io::Error::other)?;
        let mut run = match Run::start(&self.program, &self.pdf, What::Pages { first, last }, &self.limits).await {
            Ok(run) => run,
            Err(end) => return self.blame(first, end).await,
        };
        for number in first..=last {
            let end = match seat.wait_for(run.next()).await {
                Ok((Frame::Page { number: drawn, text, .. }, png)) if drawn == number => {
                    self.shelf.keep_page(number, &png, text).await?;
                    continue;
                }
                Ok((Frame::Failed(failure), _)) => failure.into(),
                Ok(_) => End::Ours(out_of_turn()),
                Err(end) => end,
            };
            // What earlier pages used up is not this page's fault: it gets a run of its own.
            return if number == first { self.blame(number, end).await } else { Ok(number) };
        }
        Ok(last + 1)
    }

    async fn blame(&self, number: u32, end: End) -> io::Result<u32> {
        match end {
            End::Ours(error) => Err(error),
            End::Pdf { failure, doubtful } => {
                self.shelf.keep_failure(number, failure, doubtful).await?;
                Ok(number + 1)
            }
        }
    }
}

fn out_of_turn() -> io::Error {
    io::Error::other("the page worker answered something else than asked")
}
