// Text cut off once the reader's own spacing is in force (WCAG 1.4.12), and what covers the page.
(spacing) => {
  const all = [...document.body.querySelectorAll("*")];
  const tags = new Map(all.map((element) => [element, element.cloneNode(false).outerHTML.split(">")[0] + ">"]));
  if (spacing) {
    for (const element of all) {
      element.style.setProperty("line-height", "1.5", "important");
      element.style.setProperty("letter-spacing", "0.12em", "important");
      element.style.setProperty("word-spacing", "0.16em", "important");
      if (element.localName === "p") element.style.setProperty("margin-block-end", "2em", "important");
    }
  }
  const hides = (value) => value === "hidden" || value === "clip";
  return all
    .filter((element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || !element.textContent.trim()) return false;
      return (
        (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1) ||
        (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      );
    })
    .map((element) => ({
      tag: tags.get(element),
      name: element.localName + (element.className ? "." + element.classList[0] : ""),
    }));
}
