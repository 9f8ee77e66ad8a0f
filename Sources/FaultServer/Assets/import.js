// The import page: files may be dropped anywhere on the form. Without this script the form is the same, less the dropping.
(() => {
  "use strict";
  const form = document.querySelector("form.import");
  const field = form?.querySelector("input[type=file]");
  const list = document.getElementById("chosen");
  if (!field || !list) return;
  const zone = form.querySelector(".drop");

  const show = () => {
    list.replaceChildren(...[...field.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${Math.ceil(file.size / 1024).toLocaleString()} KB)`;
      return item;
    }));
  };

  form.querySelector(".drop-hint").hidden = false;
  field.addEventListener("change", show);

  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) zone.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    zone.classList.remove("over");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    show();
    field.focus();
  });
})();
