// Runs once for the conversation panel. A button says with data-event what it does; the server does the rest.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-event]");
  if (!button) return;
  const { event: name, ...data } = button.dataset;
  if (name === "ask") trigger("ask", data);
  if (name === "open") {
    document.body.classList.add("reading");
    document.dispatchEvent(new CustomEvent("source-opened"));
    trigger("open", data);
  }
});

// Brings the newest exchange to the top, so that an answer is read from its first line.
watch("value", () => {
  document.body.classList.remove("reading");
  const exchanges = element.querySelectorAll(".exchange");
  const last = exchanges[exchanges.length - 1];
  const panel = element.closest("#conversation");
  panel.scrollTop = last ? last.offsetTop - 12 : 0;
});
