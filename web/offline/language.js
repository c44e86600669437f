// Puts the reader's language in place of the default one before anything is painted: `?lang` decides, then
// the browser. Its markup waits in a template.
{
  const here = document.documentElement;
  const waiting = [...document.querySelectorAll("template[lang]")];
  const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = [...(asked ? [asked] : []), ...navigator.languages]
    .map((tag) => [here, ...waiting].find((one) => primary(one.lang) === primary(tag)))
    .find((one) => one !== undefined);

  if (waiting.includes(wanted)) {
    here.lang = wanted.lang;
    document.title = wanted.title;
    document.getElementById("page").replaceChildren(wanted.content);
  }

  // What a link asks for is not what is drawn: `boot.js` brings the answer.
  if (location.hash.length > 1) {
    here.classList.add("waiting");
    const line = document.getElementById("calculator-waiting");
    line.hidden = false;
    document.querySelector("#app .answer").before(line);
  }
}
