// The chart as a picture, with a button over each of its marks.

// Keys pressed in the explorer are for its lists and buttons: "d" twice deletes no cell, an arrow leaves none.
// JupyterLab asks the element in focus first, so each is marked as it gets the focus.
const keepKeys = el => {
  const whole = el.closest(".framing-explorer");
  if (!whole) requestAnimationFrame(() => keepKeys(el)); // not yet put into the page
  else whole.addEventListener("focusin", event => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
};

export default {
  render({ model, el }) {
    keepKeys(el);
    el.classList.add("framing-explorer-part");
    const figure = document.createElement("figure");
    figure.className = "framing-explorer-chart";
    const image = document.createElement("img");
    const status = document.createElement("div");
    status.setAttribute("role", "status"); // what changed is read out
    const notes = document.createElement("ul");
    notes.className = "framing-explorer-notes";
    status.append(notes);
    el.append(figure, status);

    const button = mark => {
      const made = document.createElement("button");
      made.type = "button";
      made.title = mark.label;
      made.setAttribute("aria-label", mark.label);
      for (const side of ["left", "top", "width", "height"]) made.style[side] = `${100 * mark[side]}%`;
      made.addEventListener("click", () => {
        figure.querySelector("[aria-current]")?.removeAttribute("aria-current");
        made.setAttribute("aria-current", "true");
        model.send({ row: mark.row });
      });
      return made;
    };
    const note = text => {
      const made = document.createElement("li");
      made.textContent = text;
      return made;
    };
    const draw = () => {
      const { image: source, alt, marks, notes: texts } = model.get("drawing");
      image.src = source;
      image.alt = alt;
      figure.replaceChildren(image, ...marks.map(button));
      notes.replaceChildren(...texts.map(note));
    };
    const wait = () => figure.setAttribute("aria-busy", model.get("busy"));
    model.on("change:drawing", draw);
    model.on("change:busy", wait);
    draw();
    wait();
    return () => {
      model.off("change:drawing", draw);
      model.off("change:busy", wait);
    };
  },
};
