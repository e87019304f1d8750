// Beside a wide page the table of contents stands open; on a phone it waits to be asked.
const contents = document.querySelector(".contents details");
const beside = matchMedia("(min-width: 75rem)");

function fit() {
  contents.open = beside.matches;
}

if (contents) {
  fit();
  beside.addEventListener("change", fit);
}
