// Goes to the document of the reader's language before anything is painted. `?lang` decides; without it,
// the browser does, but only at the neutral address: who opens the Chinese document wants the Chinese one.
{
  const here = document.documentElement;
  const alternates = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
  const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

  const asked = new URLSearchParams(location.search).get("lang");
  const tags = asked ? [asked] : here.lang === "en" ? navigator.languages : [];
  const wanted = tags
    .map((tag) => alternates.find((link) => primary(link.hreflang) === primary(tag)))
    .find((link) => link !== undefined);

  // What a link asks for is not what is drawn: `on_demand.js` brings the answer.
  if (location.hash.length > 1) here.classList.add("waiting");

  if (wanted !== undefined && wanted.hreflang !== here.lang) {
    here.hidden = true;
    location.replace(wanted.href + location.search + location.hash);
  }
}
