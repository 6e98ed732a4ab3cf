// Runs once for the page's head: opens the source over the conversation on a narrow page, begins a new conversation.
element.addEventListener("click", (event) => {
  const name = event.target.closest("[data-event]")?.dataset.event;
  if (name === "read") document.body.classList.add("reading");
  if (name === "renew") trigger("renew", {});
});
