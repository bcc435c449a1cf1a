//! The verbs of work: clients, orders, invoices, payments on them, and what falls due by itself.

mod clients;
mod invoices;
mod orders;
mod payments;
mod sweep;

pub use clients::record_client;
pub use invoices::{DraftChange, Print, change_draft, credit_invoice, draft_invoice, issue_invoice, print_invoice};
pub use orders::{answer_order, approve_order, cancel_order, change_order, drop_draft, place_order, reject_order, save_draft};
pub use payments::{Received, open_invoice, open_invoices, receive_payment, take_back_payment};
pub use sweep::sweep;
