// What sticks out of the page to the side. A box that scrolls by itself may hold what is wider.
() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX);
  const contained = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (scrolls(above)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > width + 1 && !contained(element);
  });
  const page = document.scrollingElement.scrollWidth;
  if (page <= width + 1) return [];
  const told = wide.length ? wide.slice(0, 3) : [document.body];
  return told.map((element) => ({
    tag: element.cloneNode(false).outerHTML.split(">")[0] + ">",
    name: element.localName + (element.className ? "." + element.classList[0] : ""),
    page: String(page),
    width: String(width),
  }));
}
