// Boxes that stay on the screen and cover a third of it or more.
() =>
  [...document.body.querySelectorAll("*")]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return (
        ["fixed", "sticky"].includes(getComputedStyle(element).position) &&
        box.bottom > 0 &&
        box.width * box.height > (innerWidth * innerHeight) / 3
      );
    })
    .map((element) => ({
      tag: element.cloneNode(false).outerHTML.split(">")[0] + ">",
      name: element.localName + (element.className ? "." + element.classList[0] : ""),
    }))
