//! The allocator of the pages: two-level segregated fit, which takes a fifth of the room that the
//! standard library's takes in a phone's download, and bounded time for each call.

use rlsf::SmallGlobalTlsf;

#[global_allocator]
static MEMORY: SmallGlobalTlsf = SmallGlobalTlsf::new();
