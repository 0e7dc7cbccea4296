//! Prints requests of a forge, one a line: `cargo run -p hookwright-test-support --example forge -- SEED NUMBER
//! [bodies]`. With `bodies` each line is a body with its event's name in the field `event`.

#![allow(clippy::expect_used, clippy::print_stdout)]

use hookwright_test_support::forge::{Request, requests};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| args.get(at).and_then(|arg| arg.parse().ok()).expect("a seed and a number");
    let bodies = args.get(2).is_some_and(|arg| arg == "bodies");
    let line = |request: &Request| if bodies { request.named_body().to_string() } else { request.line() };
    requests(number(0) as u64, number(1)).iter().for_each(|request| println!("{}", line(request)));
}
