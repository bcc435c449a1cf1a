//! The platform on which a freelancers' cooperative runs: one chain from the info session to the payslip and the vote.
//!
//! Every room bears a word of the cooperative and has the same few files; `ARCHITECTURE.md` is the plan of the house.
#![allow(rustdoc::private_intra_doc_links, reason = "who reads this builds the house: an act links to the rule it obeys")]

pub mod access;
pub mod app;
pub mod assembly;
pub mod ballots;
pub mod bank;
pub mod base;
pub mod boards;
pub mod budgets;
pub mod cli;
pub mod config;
pub mod db;
pub mod demo;
pub mod documents;
pub mod events;
pub mod exports;
pub mod fund;
pub mod jobs;
pub mod ledger;
pub mod mail;
pub mod members;
pub mod payroll;
pub mod people;
pub mod rooms;
pub mod shares;
pub mod site;
pub mod testing;
pub mod verify;
pub mod web;
pub mod work;
