/* A mailed link carries its token behind the "#", which browsers send to nobody: hand it over, and
   take it out of the address and the history. */
(function () {
  "use strict";

  const token = location.hash.slice(1);
  const field = document.getElementById("open:token");
  if (token && field) {
    history.replaceState(null, "", location.pathname);
    field.value = token;
    document.getElementById("open:go").click();
  }
})();
