//! A clinic, a visit, and two people who come to it with a browser and a network each.

use std::net::IpAddr;

use tokio::sync::{Mutex, MutexGuard};
use webside_protocol::Role;
use webside_tests::{Clinic, Guest, Home, Invitation, Settings, Tls};

use crate::browser::{Browser, Devices, Size};
use crate::driver::Driver;
use crate::line::Line;
use crate::networks::Networks;

pub(crate) const CLINICIAN: &str = "Dr. Amara Rivera";
pub(crate) const PATIENT: &str = "Rosa Martín";

/// One scene at a time: two browsers with live video are all that a small machine can play.
static STAGE: Mutex<()> = Mutex::const_new(());

/// What a test may choose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cast {
    pub(crate) clinician: Devices,
    pub(crate) patient: Devices,
    /// `en` or `es`.
    pub(crate) language: &'static str,
    pub(crate) tls: Tls,
    /// That of both.
    pub(crate) network: Network,
    /// When sound and picture go through the relay.
    pub(crate) relay: &'static str,
    /// How browsers may protect them on the way there.
    pub(crate) protection: &'static str,
}

impl Default for Cast {
    fn default() -> Self {
        Self {
            clinician: Devices::Fake,
            patient: Devices::Fake,
            language: "en",
            tls: Tls::Off,
            network: Network::Open,
            relay: "never",
            protection: "gcm",
        }
    }
}

/// What a person's network lets out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    /// All that goes to the clinic.
    Open,
    /// Of TCP, what goes to the clinic's pages.
    PagesAlone,
}

impl Network {
    async fn to(self, clinic: &Clinic) -> Line {
        match self {
            Self::Open => Line::to(clinic).await,
            Self::PagesAlone => Line::to_pages_alone(clinic).await,
        }
    }
}

/// A clinic and one person with a browser, who has no visit.
pub(crate) struct Alone {
    pub(crate) person: Browser,
    pub(crate) line: Line,
    pub(crate) clinic: Clinic,
    _driver: Driver,
    _stage: MutexGuard<'static, ()>,
}

impl Alone {
    /// Sets the scene; `to` makes the person's network.
    pub(crate) async fn set(
        settings: Settings,
        devices: Devices,
        to: impl AsyncFnOnce(&Clinic) -> Line,
    ) -> Self {
        let stage = STAGE.lock().await;
        let clinic = Clinic::open(settings).await;
        let driver = Driver::start();
        let line = to(&clinic).await;
        let person = Browser::new(&driver, "person", Size::PHONE, devices, &line).await;
        Self { person, line, clinic, _driver: driver, _stage: stage }
    }
}

/// Everything that a test plays with. Dropping it ends all of it.
pub(crate) struct Scene {
    pub(crate) clinician: Browser,
    pub(crate) patient: Browser,
    pub(crate) clinician_line: Line,
    pub(crate) patient_line: Line,
    pub(crate) invitation: Invitation,
    pub(crate) driver: Driver,
    pub(crate) clinic: Clinic,
    _stage: MutexGuard<'static, ()>,
}

impl Scene {
    /// Sets the scene; nobody has opened a link yet.
    pub(crate) async fn set(cast: Cast) -> Self {
        let stage = STAGE.lock().await;
        // The story of twenty rounds tries many links from one address.
        let limits = vec![("links_tried_per_minute_max", 1_000)];
        let Cast { tls, relay, protection, .. } = cast;
        let settings = Settings { limits, tls, relay, protection, ..Settings::default() };
        let clinic = Clinic::open(settings).await;
        let guest =
            Guest { patient: PATIENT, clinician: CLINICIAN, patient_language: Some(cast.language) };
        let invitation = clinic.create_visit(guest).await;
        let driver = Driver::start();
        let (clinician_line, patient_line) =
            (cast.network.to(&clinic).await, cast.network.to(&clinic).await);
        let clinician =
            Browser::new(&driver, "clinician", Size::DESK, cast.clinician, &clinician_line).await;
        let patient =
            Browser::new(&driver, "patient", Size::PHONE, cast.patient, &patient_line).await;
        Self {
            clinician,
            patient,
            clinician_line,
            patient_line,
            invitation,
            driver,
            clinic,
            _stage: stage,
        }
    }

    /// Sets the scene in three networks of their own.
    pub(crate) async fn set_apart(
        cast: Cast,
        networks: impl FnOnce() -> Networks,
        server: IpAddr,
    ) -> (Self, Networks) {
        let stage = STAGE.lock().await;
        let networks = networks();
        let home = Some(Home { address: server, namespace: networks.namespace("server") });
        let settings = Settings { tls: cast.tls, relay: cast.relay, home, ..Settings::default() };
        let clinic = Clinic::open(settings).await;
        let guest =
            Guest { patient: PATIENT, clinician: CLINICIAN, patient_language: Some(cast.language) };
        let invitation = clinic.create_visit(guest).await;
        let driver = Driver::start();
        let (clinician_line, patient_line) = (Line::to(&clinic).await, Line::to(&clinic).await);
        let (desk, phone) = (networks.starter("clinician"), networks.starter("patient"));
        let clinician =
            Browser::apart(&driver, "clinician", Size::DESK, cast.clinician, &desk).await;
        let patient = Browser::apart(&driver, "patient", Size::PHONE, cast.patient, &phone).await;
        let scene = Self {
            clinician,
            patient,
            clinician_line,
            patient_line,
            invitation,
            driver,
            clinic,
            _stage: stage,
        };
        (scene, networks)
    }

    /// The link of the clinician or the patient.
    pub(crate) fn link(&self, role: Role) -> &str {
        self.invitation.link(role).as_str()
    }

    /// The patient comes into the lobby, devices checked.
    pub(crate) async fn patient_waits(&self) {
        self.patient.open(self.link(Role::Patient)).await;
        self.patient.press("Turn on camera and microphone").await;
        self.patient.press("Go to the waiting room").await;
        self.patient.sees("You are in the waiting room").await;
    }

    /// The clinician comes in, devices checked.
    pub(crate) async fn clinician_comes(&self) {
        self.clinician.open(self.link(Role::Clinician)).await;
        self.clinician.press("Turn on camera and microphone").await;
        self.clinician.press("Enter the visit").await;
        self.clinician.sees("What are you doing?").await;
    }

    /// The clinician lets the patient in, by name.
    pub(crate) async fn patient_is_let_in(&self) {
        self.clinician.sees("Rosa Martín is waiting").await;
        self.clinician.press("Let Rosa Martín in").await;
        self.patient.sees("Tell Dr. Amara Rivera without interrupting").await;
    }

    /// Both are in the visit, see and hear each other.
    pub(crate) async fn visit_is_on(&self) {
        self.patient_waits().await;
        self.clinician_comes().await;
        self.patient_is_let_in().await;
        self.patient.sees_and_hears().await;
        self.clinician.sees_and_hears().await;
    }

    /// Neither page told its console of an error of its own.
    pub(crate) async fn pages_are_sound(&self) {
        self.clinician.console_is_clean().await;
        self.patient.console_is_clean().await;
    }
}
