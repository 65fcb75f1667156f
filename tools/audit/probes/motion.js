// What still moves for a reader who has asked for less motion. 10 ms is not seen.
() => {
  const longest = (value) => Math.max(...value.split(",").map((part) => parseFloat(part) * (part.includes("ms") ? 1 : 1000)));
  return [document.documentElement, ...document.body.querySelectorAll("*")]
    .map((element) => {
      const style = getComputedStyle(element);
      const animated = style.animationName !== "none" && longest(style.animationDuration) > 10;
      const slides = longest(style.transitionDuration) > 10 && /all|transform|left|right|top|bottom|width|height|margin|translate|scale|rotate/.test(style.transitionProperty);
      const what = animated ? "animation" : slides ? "transition" : style.scrollBehavior === "smooth" ? "smooth scrolling" : "";
      return { what, tag: element.cloneNode(false).outerHTML.split(">")[0] + ">", name: element.localName };
    })
    .filter((found) => found.what);
}
