// The article that was opened, and a button that closes it.
export default {
  render({ model, el }) {
    el.classList.add("framing-explorer-part");
    const section = document.createElement("section");
    section.className = "framing-explorer-article";
    section.tabIndex = -1;
    el.append(section);
    let from = null; // what was in use before the article was opened

    const show = () => {
      const { title, html } = model.get("article");
      section.hidden = !html;
      section.setAttribute("aria-label", title);
      const close = document.createElement("button");
      close.type = "button";
      close.textContent = "Close article";
      close.addEventListener("click", () => model.send({ close: true }));
      const body = document.createElement("div");
      body.innerHTML = html; // made by framing.read_article, which escapes what reports say
      section.replaceChildren(close, body);
    };
    const showAndGo = () => {
      if (model.get("article").html) from = document.activeElement;
      show();
      if (!section.hidden) section.focus();
      else if (from?.isConnected) from.focus();
    };
    model.on("change:article", showAndGo);
    show();
    return () => model.off("change:article", showAndGo);
  },
};
