//! The platform on which a freelancers' cooperative runs.
