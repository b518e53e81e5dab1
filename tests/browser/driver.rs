//! The program that drives browsers: chromedriver on a free port, ended with all its browsers.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long the driver may take to end its browsers before it is killed.
const SHUTDOWN_WAIT: Duration = Duration::from_secs(10);

/// How often it is started anew before the test fails.
const STARTS_MAX: usize = 3;

/// A running chromedriver.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts one.
    pub(crate) fn start() -> Self {
        // It takes a free port of IPv4 and then the same of IPv6, which may be taken.
        let started = (0..STARTS_MAX).find_map(|_| Self::try_start().ok());
        started.unwrap_or_else(|| Self::try_start().unwrap_or_else(|said| panic!("{said}")))
    }

    /// What it said instead of its port, if it did not start.
    fn try_start() -> Result<Self, String> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver must be on the PATH: run ./deploy/prepare tests");
        let told = BufReader::new(process.stdout.take().expect("its output is piped"));
        let mut said = String::from("chromedriver does not start:");
        for line in told.lines().map_while(Result::ok) {
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                let port = port.trim_end_matches('.').parse().expect("a port is a number");
                return Ok(Self { process, port });
            }
            said.push('\n');
            said.push_str(&line);
        }
        let _ = process.wait();
        Err(said)
    }

    /// Where it takes commands.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends every browser in good order: killing the driver alone would leave them running.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(SHUTDOWN_WAIT))?;
        stream
            .write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.shut_down().is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
