//! The built page on a loopback address.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};
use xshell::Shell;

use crate::{page, workspace};

#[derive(Args)]
pub(crate) struct Options {
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve dist/ as it is
    #[arg(long)]
    no_build: bool,
}

/// Builds the page and serves it until interrupted.
pub(crate) fn run(sh: &Shell, options: &Options) -> Result<()> {
    if !options.no_build {
        page::build(sh)?;
    }
    let policy = content_security_policy(&sh.read_file(workspace::dist().join("index.html"))?)?;
    let server = Server::http(("127.0.0.1", options.port))
        .map_err(|error| anyhow!("port {} cannot be listened on: {error}", options.port))?;
    println!("The calculator is at http://{}/ (Ctrl-C stops it)", server.server_addr());
    for request in server.incoming_requests() {
        // A reader who went away is no reason to stop.
        let _ = answer(request, &policy);
    }
    Ok(())
}

fn answer(request: Request, policy: &Header) -> Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Ok(request.respond(Response::empty(405))?);
    }
    let Some(path) = file_of(request.url()) else { return Ok(request.respond(Response::empty(404))?) };
    let file = File::open(&path)?;
    let kind = header("Content-Type", content_type(&path))?;
    // Names carry a digest, but the documents do not: a rebuilt page must be seen at once.
    let fresh = header("Cache-Control", "no-cache")?;
    let headers = vec![kind, fresh, header("X-Content-Type-Options", "nosniff")?];
    let length = file.metadata()?.len().try_into().ok();
    let mut response = Response::new(StatusCode(200), headers, file, length, None);
    // The offline file brings its own policy: its scripts are in it.
    if !path.ends_with(workspace::OFFLINE) {
        response.add_header(policy.clone());
    }
    Ok(request.respond(response)?)
}

/// The file of `dist/` that a request asks for; none for what is not in it.
fn file_of(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let name = if path.is_empty() { "index.html" } else { path };
    // Every file is in the folder itself, so that no name with a separator is one.
    let plain = !name.contains(['/', '\\', '%']) && !name.starts_with('.');
    let file = workspace::dist().join(name);
    (plain && file.is_file()).then_some(file)
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// The policy that the document states, as a header: both must say the same.
fn content_security_policy(document: &str) -> Result<Header> {
    let (_, after) = document.split_once("default-src").context("the document states no policy")?;
    let (policy, _) = after.split_once('"').context("the document's policy does not end")?;
    header("Content-Security-Policy", &format!("default-src{policy}"))
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("not a header: `{name}: {value}`"))
}

#[cfg(test)]
mod tests {
    use super::{content_security_policy, file_of};

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for url in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/.stage", "/..", "/a\\b"] {
            assert_eq!(file_of(url), None, "{url}");
        }
    }

    #[test]
    fn the_header_repeats_the_documents_policy() {
        let document =
            r#"<meta content="default-src 'none'; img-src 'self'" http-equiv=Content-Security-Policy>"#;
        let header = content_security_policy(document).unwrap();
        assert_eq!(header.value.as_str(), "default-src 'none'; img-src 'self'");
    }
}
