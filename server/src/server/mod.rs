//! Starts the parts in order, and stops them in order.
//!
//! | file | idea |
//! |---|---|
//! | `open` | what may fail: the store, the certificate, the sockets |
//! | `running` | what cannot: the parts, each with the handles it needs, and their end |

mod open;
mod relay;
mod running;

use crate::assets::Client;
use crate::catalogue::Catalogue;
use crate::clock::Clock;
use crate::config::Config;
use crate::store::ClinicKey;

pub use open::StartError;
pub use running::Running;

/// Starts a server within this process.
///
/// # Errors
/// [`StartError`]; nothing is left running.
pub async fn start(config: Config, clinic_key: Option<ClinicKey>) -> Result<Running, StartError> {
    let clock = Clock::start();
    let catalogue = config.catalogue.as_deref().map(Catalogue::read).transpose()?;
    let catalogue = catalogue.unwrap_or_default();
    let client = Client::new(&catalogue)?;
    let opened = open::open(&config, clinic_key, clock).await?;
    Ok(Running::begin(config, catalogue.usual_s().clone(), client, clock, opened))
}
