// Search as you type. The index is fetched when the field is first used; the words never leave the
// device, because the index is made of plain files and is read here.
const form = document.querySelector(".search-form");
const field = form.querySelector(".search-form__field");
const status = form.querySelector(".search-form__status");
const list = element("ol", "search-form__results"); // in the page only while it holds something
const MOST = 20;

let index;
const load = () => (index ??= import(new URL("../pagefind/pagefind.js", import.meta.url)));

function element(name, className, ...children) {
  const result = document.createElement(name);
  result.className = className;
  result.append(...children);
  return result;
}

// Pagefind marks the words it found; everything else in an excerpt is escaped text.
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return element("p", "search-form__excerpt", ...parsed.body.childNodes);
}

function item({ url, meta, excerpt: html }) {
  const link = element("a", "search-form__link", meta.title);
  link.href = url;
  return element("li", "search-form__result", link, excerpt(html));
}

function found(count, words) {
  if (count === 0) return `Nothing found for “${words}”.`;
  const shown = count > MOST ? `, the best ${MOST} are shown` : "";
  return `${count} ${count === 1 ? "page" : "pages"} found${shown}.`;
}

async function search() {
  const words = field.value.trim();
  history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  if (!words) {
    status.textContent = "";
    list.remove();
    return;
  }
  try {
    const answer = await (await load()).debouncedSearch(words, {}, 150);
    if (answer === null) return; // more was typed meanwhile
    const pages = await Promise.all(answer.results.slice(0, MOST).map((each) => each.data()));
    if (words !== field.value.trim()) return;
    list.replaceChildren(...pages.map(item));
    if (pages.length) form.append(list);
    else list.remove();
    status.textContent = found(answer.results.length, words);
  } catch {
    status.textContent = "The index cannot be loaded. All articles are listed below.";
  }
}

field.addEventListener("focus", load, { once: true });
field.addEventListener("input", search);
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
