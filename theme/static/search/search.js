// Search as you type. The index is fetched when the field is first used; the words never leave the
// device, because the index is made of plain files and is read here. It finds a word in its other
// endings, and without its accents.
const form = document.querySelector(".search-form");
const field = form.querySelector(".search-form__field");
const filters = [...form.querySelectorAll("select")];
const status = form.querySelector(".search-form__status");
const list = element("ol", "search-form__results"); // in the page only while it holds something
const folder = new URL("../pagefind/", import.meta.url);
const MOST = 20;
// A page in another language brings these in its own.
const texts = {
  none: "Nothing found for “{words}”{where}.",
  one: "{count} page found for “{words}”{where}{best}.",
  many: "{count} pages found for “{words}”{where}{best}.",
  where: " in {labels}",
  best: ", the best {most} are shown",
  searched: " {pages} pages were searched.",
  broken: "The index cannot be loaded. All articles are listed below.",
  ...JSON.parse(form.dataset.texts ?? "{}"),
};
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

let index;
const load = () => (index ??= open());

async function open() {
  const [pagefind, entry] = await Promise.all([
    import(new URL("pagefind.js", folder)),
    fetch(new URL("pagefind-entry.json", folder)).then((answer) => answer.json()),
  ]);
  const { [document.documentElement.lang.toLowerCase()]: own } = entry.languages;
  const searched = own ? [own] : Object.values(entry.languages);
  const pages = searched.reduce((sum, each) => sum + each.page_count, 0);
  const { language = {} } = await pagefind.filters();
  offerLanguages(Object.keys(language));
  return { pagefind, pages, others: Object.keys(language) };
}

// A page in the language of the site has no filter; a site with one language offers no choice.
function offerLanguages(others) {
  const choice = form.querySelector("[name=language]");
  if (!choice || choice.length > 2) return;
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
  choice.options[1].text = names.of(choice.options[1].value);
  for (const code of others) choice.append(new Option(names.of(code), code));
  choice.closest("label").hidden = others.length === 0;
}

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

function chosen(others) {
  const [category, language] = ["category", "language"].map(
    (name) => filters.find((each) => each.name === name)?.value,
  );
  const wanted = {};
  if (category) wanted.category = category;
  if (language === document.documentElement.lang) wanted.none = { language: others };
  else if (language) wanted.language = language;
  return wanted;
}

function found(count, words, pages) {
  const labels = filters.filter((each) => each.value).map((each) => each.selectedOptions[0].text);
  const where = labels.length ? filled(texts.where, { labels: labels.join(", ") }) : "";
  const best = count > MOST ? filled(texts.best, { most: MOST }) : "";
  const text = count === 0 ? texts.none : count === 1 ? texts.one : texts.many;
  return filled(text, { count, words, where, best }) + filled(texts.searched, { pages });
}

async function search() {
  const words = field.value.trim();
  const address = new URLSearchParams();
  for (const each of [field, ...filters]) if (each.value.trim()) address.set(each.name, each.value.trim());
  history.replaceState(null, "", words ? `?${address}` : location.pathname);
  if (!words) {
    status.textContent = "";
    list.remove();
    return;
  }
  try {
    const { pagefind, pages, others } = await load();
    const answer = await pagefind.debouncedSearch(words, { filters: chosen(others) }, 150);
    if (answer === null) return; // more was typed meanwhile
    const best = await Promise.all(answer.results.slice(0, MOST).map((each) => each.data()));
    if (words !== field.value.trim()) return;
    list.replaceChildren(...best.map(item));
    if (best.length) form.append(list);
    else list.remove();
    status.textContent = found(answer.results.length, words, pages);
  } catch {
    status.textContent = texts.broken;
  }
}

// The arrow keys go from the field through the results and back; Escape leads back to the field.
function move(event) {
  const stops = [field, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (event.key === "Escape" && document.activeElement !== field) field.focus();
  else if (next && stops.includes(document.activeElement)) next.focus();
  else return;
  event.preventDefault();
}

field.addEventListener("focus", load, { once: true });
field.addEventListener("input", search);
for (const each of filters) each.addEventListener("change", search);
form.addEventListener("keydown", move);
const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? "";
for (const each of filters) {
  const value = asked.get(each.name);
  if ([...each.options].some((option) => option.value === value)) each.value = value;
}
if (field.value) search();
