//! Nothing but features: Cargo compiles a crate twice where build scripts want it with other
//! features than programs do. With the same features everywhere, the compiler and all that it
//! needs is compiled once.
