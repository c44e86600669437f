//! The project's own commands: `cargo xtask serve`, `cargo xtask test` and the steps they are made of.

mod debian;
mod pins;
mod step;
mod toolchain;
mod workspace;

use anyhow::Result;
use xshell::Shell;

fn main() -> Result<()> {
    let sh = Shell::new()?;
    println!("{:?}", toolchain::Toolchain::install(&sh)?);
    Ok(())
}
