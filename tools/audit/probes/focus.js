// The element in focus: who it is, whether it shows, and whether it comes after the last one.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const look = () => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor,
      style.borderColor, style.color, style.textDecorationLine].join("|");
  };
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const focused = look();
  const box = element.getBoundingClientRect();
  const line = element.getClientRects()[0] ?? box; // a link that wraps begins in the middle of its box
  const x = Math.min(Math.max(line.left + Math.min(line.width, 40) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(line.top + Math.min(line.height, 20) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const last = globalThis.__last;
  globalThis.__last = element;
  const seen = (globalThis.__stops ??= new Set());
  const again = seen.has(element);
  seen.add(element);
  return {
    again,
    outlined,
    focused,
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    free: !!top && (top === element || element.contains(top) || top.contains(element)),
    ordered: !last || !!(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    tag: element.cloneNode(false).outerHTML.split(">")[0] + ">",
    name: (element.textContent.trim() || element.getAttribute("aria-label") || element.localName).slice(0, 40),
    href: element.getAttribute("href") ?? "",
  };
}
