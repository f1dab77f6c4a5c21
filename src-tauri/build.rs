//! Lets Tauri read its configuration, and notices a changed page.

fn main() {
    // `cargo build` sees Rust files alone; the page is put into the binary and must be noticed too.
    println!("cargo:rerun-if-changed=../ui/dist");
    let page = std::path::Path::new("../ui/dist/index.html");
    if !page.exists() {
        // The crate must compile before the page is built (lints, documentation); a window made then says so.
        let text = "<!doctype html><title>Paraph</title><p>The page of Paraph was not built before this window: cargo xtask run does both.";
        if let Err(problem) = fs_err::create_dir_all("../ui/dist").and_then(|()| fs_err::write(page, text)) {
            println!("cargo:warning=ui/dist could not be made: {problem}");
        }
    }
    tauri_build::build();
}
