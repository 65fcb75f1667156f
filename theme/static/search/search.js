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
const ALL = "*"; // languages
const html = document.documentElement;
const asked = new URLSearchParams(location.search);
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
  const [pagefind, { languages }] = await Promise.all([
    import(new URL("pagefind.js", folder)),
    fetch(new URL("pagefind-entry.json", folder)).then((answer) => answer.json()),
  ]);
  const own = html.lang.toLowerCase();
  const codes = Object.keys(languages);
  const { language = {} } = await pagefind.filters();
  const apart = own in languages && codes.length > 1; // each language has an index
  const others = apart ? codes.filter((code) => code !== own) : Object.keys(language);
  offerLanguages(others, apart);
  const made = { [own]: pagefind };
  const searched = (choice) => (apart ? (choice === ALL ? codes : [choice || own]) : [own]);
  return {
    others,
    apart,
    searched,
    of: (code) => (made[code] ??= inLanguage(code, pagefind)),
    pages(choice) {
      const counted = own in languages ? searched(choice) : codes;
      return counted.reduce((sum, code) => sum + languages[code].page_count, 0);
    },
  };
}

// Pagefind takes the language of its index from the page, when it begins.
function inLanguage(code, pagefind) {
  const { lang } = html;
  html.lang = code;
  const instance = pagefind.createInstance();
  html.lang = lang;
  return instance;
}

// A site with one language offers no choice. Where each language has an index, that of the page is
// chosen at first; in an index of all languages, none.
function offerLanguages(others, apart) {
  const choice = form.querySelector("[name=language]");
  if (!choice || choice.length > 2) return;
  const names = new Intl.DisplayNames(html.lang, { type: "language" });
  const [all, own] = choice.options;
  own.text = names.of(own.value);
  if (apart) {
    [all.value, own.value] = [ALL, ""];
    choice.value = "";
  }
  for (const code of others) choice.append(new Option(names.of(code), code));
  choice.closest("label").hidden = others.length === 0;
  restore(choice);
}

// They are those of the language of the page.
function offerCategories({ apart }) {
  const choice = form.querySelector("[name=category]");
  if (choice) choice.disabled = apart && Boolean(value("language"));
}

function element(name, className, ...children) {
  const result = document.createElement(name);
  result.className = className;
  result.append(...children);
  return result;
}

// Pagefind marks the words it found; everything else in an excerpt is escaped text.
function excerpt(words) {
  const parsed = new DOMParser().parseFromString(words, "text/html");
  return element("p", "search-form__excerpt", ...parsed.body.childNodes);
}

function item({ url, meta, excerpt: words, lang }) {
  const link = element("a", "search-form__link", meta.title);
  link.href = url;
  const result = element("li", "search-form__result", link, excerpt(words));
  if (lang !== html.lang.toLowerCase()) result.lang = lang;
  return result;
}

const value = (name) => filters.find((each) => each.name === name && !each.disabled)?.value;

function chosen({ others, apart }) {
  const [category, language] = [value("category"), value("language")];
  const wanted = {};
  if (category) wanted.category = category;
  if (apart) return wanted;
  if (language === html.lang) wanted.none = { language: others };
  else if (language) wanted.language = language;
  return wanted;
}

function found(count, words, pages) {
  const narrowing = filters.filter((each) => value(each.name) && each.value !== ALL);
  const labels = narrowing.map((each) => each.selectedOptions[0].text);
  const where = labels.length ? filled(texts.where, { labels: labels.join(", ") }) : "";
  const best = count > MOST ? filled(texts.best, { most: MOST }) : "";
  const text = count === 0 ? texts.none : count === 1 ? texts.one : texts.many;
  return filled(text, { count, words, where, best }) + filled(texts.searched, { pages });
}

// The results of each index that is searched, the best first; null if more was typed meanwhile.
async function results(index, words) {
  const options = { filters: chosen(index) };
  const answers = await Promise.all(
    index.searched(value("language")).map(async (lang) => {
      const answer = await index.of(lang).debouncedSearch(words, options, 150);
      return answer && answer.results.map((result) => ({ lang, result }));
    }),
  );
  if (answers.includes(null)) return null;
  return answers.flat().sort((a, b) => b.result.score - a.result.score);
}

async function search() {
  const words = field.value.trim();
  if (!words) {
    history.replaceState(null, "", location.pathname);
    status.textContent = "";
    list.remove();
    return;
  }
  try {
    const index = await load();
    offerCategories(index);
    remember(words);
    const all = await results(index, words);
    if (all === null) return;
    const best = await Promise.all(
      all.slice(0, MOST).map(async ({ lang, result }) => ({ ...(await result.data()), lang })),
    );
    if (words !== field.value.trim()) return;
    list.replaceChildren(...best.map(item));
    if (best.length) form.append(list);
    else list.remove();
    status.textContent = found(all.length, words, index.pages(value("language")));
  } catch {
    status.textContent = texts.broken;
  }
}

// In the address, so that it can be passed on.
function remember(words) {
  const address = new URLSearchParams({ q: words });
  for (const { name } of filters) if (value(name)) address.set(name, value(name));
  history.replaceState(null, "", `?${address}`);
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
field.value = asked.get("q") ?? "";
for (const each of filters) restore(each);
if (field.value) search();

// What an address asks for, once it can be chosen.
function restore(choice) {
  const wanted = asked.get(choice.name);
  if ([...choice.options].some((option) => option.value === wanted)) choice.value = wanted;
}
