/// What a coloured thing means. The colour never stands alone: each tone has its icon, and a word goes with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing is asked.
    #[default]
    Calm,
    /// Done, approved.
    Good,
    /// Waiting, soon due.
    Warn,
    /// Failed, late, refused.
    Bad,
    /// For your attention.
    Note,
    /// The firm's own colour.
    Accent,
}

impl Tone {
    /// The class that sets the tone's colours.
    pub fn class(self) -> &'static str {
        match self {
            Self::Calm => "tone-calm",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
            Self::Note => "tone-note",
            Self::Accent => "tone-accent",
        }
    }

    /// The tone's usual icon.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Calm => "circle-dashed",
            Self::Good => "check",
            Self::Warn => "clock",
            Self::Bad => "circle-alert",
            Self::Note | Self::Accent => "info",
        }
    }

    /// `chosen`, or the tone's usual icon when it is empty.
    pub fn icon_or(self, chosen: &'static str) -> &'static str {
        if chosen.is_empty() { self.icon() } else { chosen }
    }
}
