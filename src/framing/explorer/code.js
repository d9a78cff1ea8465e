// The call that makes the figure, to be copied into a cell.
export default {
  render({ model, el }) {
    el.classList.add("framing-explorer-part");
    const label = document.createElement("label");
    label.className = "framing-explorer-code";
    const said = document.createElement("span");
    said.textContent = "The same figure as code, to paste into a cell";
    const area = document.createElement("textarea");
    area.readOnly = true;
    area.spellcheck = false;
    area.wrap = "off";
    label.append(said, area);
    const copy = document.createElement("button");
    copy.type = "button";
    copy.textContent = "Copy code";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    copy.addEventListener("click", async () => {
      area.focus();
      area.select();
      try {
        await navigator.clipboard.writeText(area.value);
        status.textContent = "Copied.";
      } catch {
        status.textContent = "Selected: copy it with Ctrl+C (⌘C on a Mac).";
      }
    });
    el.append(label, copy, status);

    const show = () => {
      area.value = model.get("code");
      area.rows = area.value.split("\n").length + 1;
      status.textContent = "";
    };
    model.on("change:code", show);
    show();
    return () => model.off("change:code", show);
  },
};
