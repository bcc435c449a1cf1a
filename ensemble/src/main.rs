//! The command `ensemble`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ensemble::cli::main()
}
