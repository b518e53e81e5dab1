//! What a page finds when it opens.

use crate::model::{ConsoleWork, Fragment, Opening};
use crate::platform::{address, chance, detect, storage};

/// Looks at the address, the browser, and what it remembers.
pub(crate) fn opening(console: Option<ConsoleWork>) -> Opening {
    let fragment = address::fragment();
    let place = match &fragment {
        Fragment::Place(place) => Some(*place),
        // The same link opened once more, on the machine where it was spent.
        Fragment::Secret(secret) => storage::place_of(secret),
        Fragment::Nothing => None,
    };
    let ticket = place.and_then(|place| storage::ticket(place).map(|ticket| (place, ticket)));
    if let Some((place, _)) = ticket {
        address::show(place);
    }
    Opening {
        page: chance::page_id(),
        console,
        browser: detect::browser(),
        abilities: detect::abilities(),
        fragment,
        ended: ticket.as_ref().is_some_and(|(place, _)| storage::has_ended(*place)),
        ticket,
        checked: storage::checked(),
        reloaded: storage::take_reloaded(),
        locale_of_browser: detect::locale(),
        settings: storage::settings(),
    }
}
