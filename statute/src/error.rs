//! Why the law gives no answer.

/// Why a calculation was refused. Every variant names what the caller can change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatuteError {
    /// No parameters of this year are known to this release.
    #[error("no parameters for the year {year}; known are {known}")]
    UnknownYear {
        /// The year asked for.
        year: i16,
        /// The years that can be computed.
        known: String,
    },
    /// The year is known only as a draft, which is never used for a real payslip.
    #[error("the parameters of {year} are only a draft and must not be used for a real payslip")]
    DraftYear {
        /// The year asked for.
        year: i16,
    },
    /// The profile rests on values nobody has confirmed yet.
    #[error("{country} {year}: not confirmed by a source: {values}")]
    Unverified {
        /// The country profile.
        country: String,
        /// The year asked for.
        year: i16,
        /// What is not confirmed.
        values: String,
    },
    /// An input lies outside what the rule admits.
    #[error("{field}: {reason}")]
    OutOfRange {
        /// The input's name.
        field: &'static str,
        /// What is wrong, in words.
        reason: String,
    },
    /// A text is not a plain decimal of the expected precision.
    #[error("'{text}' is not a plain decimal number of the expected precision")]
    NotANumber {
        /// The text read.
        text: String,
    },
    /// A word is none of those the law knows.
    #[error("{field}: '{text}' is not one of {known}")]
    UnknownWord {
        /// The input's name.
        field: &'static str,
        /// The text read.
        text: String,
        /// The words that are known.
        known: String,
    },
    /// A day lies outside the period the data covers.
    #[error("{what}: no data for {day}")]
    NoDataForDay {
        /// The kind of data.
        what: &'static str,
        /// The day asked for.
        day: String,
    },
    /// The data files of this release are faulty (a test forbids it).
    #[error("data file {file}: {reason}")]
    Data {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
    },
}

impl StatuteError {
    /// Shorthand for [`StatuteError::OutOfRange`].
    pub(crate) fn range(field: &'static str, reason: impl Into<String>) -> StatuteError {
        StatuteError::OutOfRange { field, reason: reason.into() }
    }

    /// Shorthand for [`StatuteError::Data`].
    pub(crate) fn data(file: &str, reason: impl Into<String>) -> StatuteError {
        StatuteError::Data { file: file.to_owned(), reason: reason.into() }
    }
}
