// Runs once for the source panel: leads on from place to place, brings the current mark into view.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-event]");
  if (!button) return;
  const { event: name, ...data } = button.dataset;
  if (name === "close") document.body.classList.remove("reading");
  if (name === "open") trigger("open", data);
});

const reveal = () => {
  const paper = element.querySelector(".paper");
  const mark = element.querySelector("#cited-current");
  if (!paper) return;
  const offset = mark ? mark.getBoundingClientRect().top - paper.getBoundingClientRect().top : 0;
  paper.scrollTop = mark ? paper.scrollTop + offset - paper.clientHeight / 4 : 0;
};

const followMarkers = () => {
  const shown = element.querySelector(".source").dataset;
  for (const marker of document.querySelectorAll(".marker, .place")) {
    const { what, turn, n } = marker.dataset;
    marker.classList.toggle("current", what === shown.what && turn === shown.turn && n === shown.n);
  }
};

document.addEventListener("source-opened", reveal); // the place may be the one that is shown already
watch("value", () => {
  reveal();
  followMarkers();
});
