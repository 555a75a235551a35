/* Suggests a short name for a name, and shows what the DID will be while either is typed. */
(function () {
  "use strict";

  const name = document.getElementById("register:name");
  /* Looked up each time: a refusal renders the form anew. */
  const slug = () => document.getElementById("register:slug");
  let own = slug().value !== "";

  function suggestion(text) {
    return text.toLowerCase().replaceAll("ß", "ss").replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue")
      .normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "")
      .slice(0, 40).replace(/-+$/, "");
  }

  function show() {
    const preview = document.getElementById("did-preview");
    preview.querySelector("code").textContent = preview.dataset.prefix + (slug().value.trim() || "…");
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "register:slug") {
      own = event.target.value !== "";
    } else if (event.target.id === "register:name" && !own) {
      slug().value = suggestion(event.target.value);
    }
    show();
  });
  show();
})();
