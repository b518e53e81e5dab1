//! A process of its own, on a core of its own, that is asked and answers line by line.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use rustix::thread::{CpuSet, sched_setaffinity};

const SERVERS: usize = 0;
const LOADS: usize = 1;

/// A running process.
pub(crate) struct Asked {
    process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Asked {
    /// Starts this very program with `argument`.
    pub(crate) fn start(argument: &str) -> Self {
        pin_to(SERVERS);
        let program = std::env::current_exe().expect("this program has a path");
        let mut process = Command::new(program)
            .arg(argument)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts");
        pin_to(LOADS);
        let asks = process.stdin.take().expect("it is piped");
        let answers = BufReader::new(process.stdout.take().expect("it is piped"));
        Self { process, asks, answers }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Says a line, and hears one.
    pub(crate) fn ask(&mut self, line: &str) -> String {
        writeln!(self.asks, "{line}").expect("the process listens");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the process answers");
        answer.trim_end().to_owned()
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn pin_to(core: usize) {
    let mut cores = CpuSet::new();
    cores.set(core);
    // On a machine with one core all share it.
    let _ = sched_setaffinity(None, &cores);
}
