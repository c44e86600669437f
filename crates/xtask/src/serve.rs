//! The built page on a loopback address.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result};
use axum::{Router, http::HeaderValue, http::header};
use clap::Args;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;
use xshell::Shell;

use crate::{page, step::step, workspace};

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
        step("everything the page needs", || page::build(sh))?;
    }
    let document = sh.read_file(workspace::dist().join("index.html"))?;
    let site = site(HeaderValue::from_str(policy(&document)?)?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let listener = TcpListener::bind(address).await.with_context(|| format!("{address} is not free"))?;
        println!("The calculator is at http://{}/ (Ctrl-C stops it)", listener.local_addr()?);
        Ok(axum::serve(listener, site).await?)
    })
}

/// The files of `dist/`, under the policy the document states. The offline file brings its own, for its scripts
/// are in it.
fn site(policy: HeaderValue) -> Router {
    let dist = workspace::dist();
    let offline = ServeFile::new(dist.join(workspace::OFFLINE));
    // A digest is in most names, but not in the documents': a rebuilt page must be seen at once.
    let fresh = HeaderValue::from_static("no-cache");
    Router::new()
        .fallback_service(ServeDir::new(dist))
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
        .route_service(&format!("/{}", workspace::OFFLINE), offline)
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, fresh))
}

/// The Content-Security-Policy in a document.
fn policy(document: &str) -> Result<&str> {
    let start = document.find("default-src").context("the document states no policy")?;
    let (policy, _) = document[start..].split_once('"').context("the document's policy does not end")?;
    Ok(policy)
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn the_policy_is_the_documents() {
        let document =
            r#"<meta content="default-src 'none'; img-src 'self'" http-equiv=Content-Security-Policy>"#;
        assert_eq!(policy(document).unwrap(), "default-src 'none'; img-src 'self'");
        assert!(policy("<meta>").is_err());
    }
}
