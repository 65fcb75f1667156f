// What a print has and should not, what it should have, and what must not be torn.
() => {
  const tag = (element) => element.cloneNode(false).outerHTML.split(">")[0] + ">";
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1;
  // A button in a <dfn> is a word of the text, which opens its explanation.
  const controls = [...document.querySelectorAll("button:not(dfn > *), input, select, textarea, form, nav, [role=search]")].filter(shown);
  const leadsOut = (link) => shown(link) && new URL(link.href).origin !== location.origin;
  const references = [...document.querySelectorAll('[class*="references"] li, [class*="bibliography"] li')].filter(shown);
  const links = [...document.querySelectorAll("main a[href^=http]")].filter(
    (link) => leadsOut(link) && !references.some((item) => item.contains(link)),
  );
  const pieces = (item) => {
    const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (shown(walker.currentNode.parentElement)) found.push(walker.currentNode.data);
    return found;
  };
  const addresses = (item) => [...item.querySelectorAll("a[href^=http]")].filter(leadsOut).map((a) => a.getAttribute("href"));
  return {
    controls: controls.map((element) => ({ tag: tag(element), name: element.localName })),
    links: links.map((link) => ({ tag: tag(link), name: link.textContent.trim(), href: link.getAttribute("href") })),
    references: references.map((item) => ({ tag: tag(item), text: item.innerText, pieces: pieces(item), links: addresses(item) })),
  };
}
