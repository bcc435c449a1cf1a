//! What a voter wants, checked against the questions before anything is encrypted.

use crate::Why;
use crate::election::Question;

/// Marks for every question: one per answer, where blank is possible preceded by the mark for
/// blank. It is a secret; after the check nothing branches on it.
#[derive(Clone, PartialEq, Eq)]
pub struct Vote(Vec<Vec<bool>>);

impl Vote {
    /// Checks that every question is answered as it may be.
    ///
    /// # Errors
    /// [`Why::Impossible`] if the number of marks is wrong or too few or too many are set.
    pub fn new(questions: &[Question], marks: Vec<Vec<bool>>) -> Result<Self, Why> {
        let permitted = questions.len() == marks.len() && questions.iter().zip(&marks).all(|(question, marks)| permits(question, marks));
        if permitted { Ok(Self(marks)) } else { Err(Why::Impossible("vote")) }
    }

    /// Reads lists of 0 and 1, such as `[[1,0,0],[0,1]]`.
    ///
    /// # Errors
    /// [`Why::Malformed`] or [`Why::Impossible`].
    pub fn read(questions: &[Question], json: &[u8]) -> Result<Self, Why> {
        let numbers: Vec<Vec<u8>> = serde_json::from_slice(json).map_err(|error| Why::Malformed(error.to_string()))?;
        if numbers.iter().flatten().any(|number| *number > 1) {
            return Err(Why::Impossible("vote"));
        }
        let marks = |list: &Vec<u8>| list.iter().map(|number| *number == 1).collect();
        Self::new(questions, numbers.iter().map(marks).collect())
    }

    /// The marks.
    pub fn marks(&self) -> &[Vec<bool>] {
        &self.0
    }
}

impl std::fmt::Debug for Vote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vote(…)")
    }
}

fn permits(question: &Question, marks: &[bool]) -> bool {
    let (blank, answers) = match (question.has_blank(), marks.split_first()) {
        (true, Some((blank, answers))) => (*blank, answers),
        _ => (false, marks),
    };
    let set: u32 = answers.iter().map(|mark| u32::from(*mark)).sum();
    let enough = (question.min..=question.max).contains(&set);
    marks.len() == question.width() && ((blank & (set == 0)) | (!blank & enough))
}
