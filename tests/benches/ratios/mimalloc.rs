//! The same races as in `ratios`, with mimalloc in place of the system's allocator, for all.

#[path = "main.rs"]
mod ratios;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    ratios::main();
}
