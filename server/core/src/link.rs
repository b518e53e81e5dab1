//! Links: the text by which a person comes to their seat.

use webside_protocol::Role;

use crate::origin::Origin;

/// The link for a person of `role` with `secret`.
///
/// The secret stands behind the `#`, which no browser sends: opening a link tells no server, proxy
/// or mail scanner anything.
#[must_use]
pub fn link(origin: &Origin, role: Role, secret: &str) -> String {
    let page = match role {
        Role::Clinician | Role::Staff => "c",
        Role::Patient | Role::Family | Role::Interpreter | Role::Captioner | Role::Observer => "v",
    };
    format!("{origin}/{page}#{secret}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_admit_get_the_console_and_the_others_the_visit() {
        let origin: Origin = "https://clinic.example".parse().unwrap();
        for role in Role::ALL {
            let page = if role.may_admit() { "c" } else { "v" };
            let expected = format!("https://clinic.example/{page}#s3cret");
            assert_eq!(link(&origin, role, "s3cret"), expected, "{role:?}");
        }
    }
}
