// The sentences behind a mark, each with a button that opens its article.
const cell = (name, text, tag = "td") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text; // as text: what a report says is shown, never run
  return made;
};

export default {
  render({ model, el }) {
    el.classList.add("framing-explorer-part");
    const section = document.createElement("section");
    section.className = "framing-explorer-lines";
    el.append(section);

    const opener = line => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = "Open article";
      made.setAttribute("aria-label", `Open article: ${line.outlet}, ${line.title || line.article_id}`);
      made.addEventListener("click", () => model.send({ article_id: line.article_id }));
      return made;
    };
    const row = line => {
      const made = document.createElement("tr");
      const sentence = cell("sentence", "");
      if (line.score) sentence.append(cell("score", line.score, "span"), " ");
      sentence.append(line.left, cell("match", line.match, "b"), line.right);
      const report = cell("report", "");
      const where = [line.outlet, line.event, line.note].filter(Boolean).join(" · ");
      const title = cell("title", line.title || line.article_id, "span");
      report.append(title, cell("where", where, "span"), opener(line));
      made.append(sentence, report);
      return made;
    };
    const list = () => {
      const { title, note, lines } = model.get("listing");
      const heading = cell("heading", title, "h4");
      heading.tabIndex = -1;
      const table = document.createElement("table");
      const head = document.createElement("tr");
      for (const name of ["Sentence", "Report"]) {
        const made = cell("", name, "th");
        made.scope = "col";
        head.append(made);
      }
      table.append(document.createElement("thead"), document.createElement("tbody"));
      table.tHead.append(head);
      table.tBodies[0].append(...lines.map(row));
      section.replaceChildren(heading, cell("note", note, "p"), ...(lines.length ? [table] : []));
      section.hidden = !title;
      return heading;
    };
    const listAndGo = () => list().focus({ preventScroll: true });
    model.on("change:listing", listAndGo);
    list();
    return () => model.off("change:listing", listAndGo);
  },
};
