import { createRequire } from "node:module";

const markdownIt = createRequire(process.env.BENCH_ELEVENTY)("markdown-it");

const perPage = 10;
const slug = (text) => text.toLowerCase().replaceAll(" ", "-");

function pagesOf(kind, terms, posts) {
  const pages = [];
  for (const term of terms) {
    const of = posts.filter((post) => [post.data[kind]].flat().includes(term));
    const total = Math.max(1, Math.ceil(of.length / perPage));
    for (let number = 1; number <= total; number++) {
      const base = `/${kind === "topics" ? "tag" : "category"}/${slug(term)}/`;
      pages.push({
        title: term, count: of.length, number, total, base,
        posts: of.slice((number - 1) * perPage, number * perPage),
      });
    }
  }
  return pages;
}

export default function (config) {
  config.setQuietMode(true);
  config.setLibrary("md", markdownIt({ html: true, typographer: true }));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("slug", slug);
  config.addCollection("posts", (api) =>
    api.getFilteredByGlob("posts/*.md").sort((a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? 1 : -1)));
  config.addCollection("popular", (api) =>
    api.getFilteredByGlob("posts/*.md").sort((a, b) => b.data.popularity - a.data.popularity).slice(0, 10));
  config.addCollection("termPages", (api) => {
    const posts = api.getFilteredByGlob("posts/*.md").sort((a, b) => b.date - a.date);
    const terms = (kind) => [...new Set(posts.flatMap((post) => post.data[kind]))].sort();
    return [...pagesOf("category", terms("category"), posts), ...pagesOf("topics", terms("topics"), posts)];
  });
  return { dir: { input: ".", output: "output" }, markdownTemplateEngine: false };
}
