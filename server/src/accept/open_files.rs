//! How many connections the system lets this process have: each is an open file.

use tracing::warn;

/// Open files that are no connections: the database, the sockets, the log.
const OTHERS: usize = 64;

/// `connections_max`, or as many as the system allows if those are fewer. A process without a free
/// file can take no connection, so it must never come to that.
pub(crate) fn within_open_files(connections_max: usize) -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let Some(allowed) = open_files(&limits).map(|files| files.saturating_sub(OTHERS).max(1)) else {
        return connections_max;
    };
    if allowed < connections_max {
        warn!(
            connections_max,
            allowed, "the system's limit of open files allows fewer connections"
        );
    }
    allowed.min(connections_max)
}

/// The limit that is in force; `None` when there is none, or it is not told.
fn open_files(limits: &str) -> Option<usize> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_in_force_is_the_first_of_its_line() {
        let told = "Limit                     Soft Limit           Hard Limit           Units     \n\
                    Max open files            1024                 524288               files     \n";
        assert_eq!(open_files(told), Some(1024));
        assert_eq!(open_files("Max open files            unlimited            unlimited"), None);
        assert_eq!(open_files(""), None);
    }
}
