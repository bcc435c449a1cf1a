//! German pay and cooperative law as dated data and exact functions.
