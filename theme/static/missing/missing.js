// On the page for addresses that do not exist: names the pages whose addresses are near. They come
// from the lists of articles, tags and categories, and from the links of this page. A list that cannot
// be fetched is left out.
addEventListener("DOMContentLoaded", async () => {
const place = document.querySelector("[data-lists]");
// An address may have been cut off in the middle of a letter.
const decoded = (path) => {
try { return decodeURIComponent(path); } catch { return path; }
};
const last = (path) => decoded(path).toLowerCase().split("/").filter(Boolean).pop() ?? "";
const pairs = (text) => new Set(Array.from(text.slice(1), (letter, at) => text[at] + letter));
const wanted = pairs(last(location.pathname).replace(/\.html?$/, ""));
const near = (link) => {
const own = pairs(last(new URL(link.getAttribute("href"), location).pathname));
return 2 * [...own].filter((pair) => wanted.has(pair)).length / (own.size + wanted.size);
};
const listed = async (address) => {
const answer = await fetch(address);
const page = answer.ok ? await answer.text() : "";
return [...new DOMParser().parseFromString(page, "text/html").querySelectorAll("main li a")];
};
const lists = await Promise.allSettled(place.dataset.lists.split(" ").map(listed));
const links = [...document.querySelectorAll("nav a"), ...lists.flatMap(({ value = [] }) => value)];
const best = new Map(links.map((link) => [link.getAttribute("href"), link]));
const found = [...best.values()].filter((link) => near(link) >= .5).sort((a, b) => near(b) - near(a));
const list = document.createElement("ul");
for (const link of found.slice(0, 3)) {
const item = document.createElement("li");
const copy = document.createElement("a");
copy.href = link.getAttribute("href");
copy.textContent = link.textContent;
item.append(copy);
list.append(item);
}
place.append(list);
place.hidden = found.length === 0;
});
