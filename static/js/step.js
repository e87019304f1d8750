// A new question takes the focus; while focus is in a question, the keys 1 to 9 choose an answer.
document.documentElement.dataset.keys = "";

// Both scripts are deferred: this is said before htmx looks at the page.
Object.assign(htmx.config, {
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  scrollIntoViewOnBoost: false,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "400|422", swap: true },
    { code: "[45]..", swap: true, error: true, target: "body", swapOverride: "innerHTML" },
  ],
});

function welcome(step) {
  const first = step.querySelector(".error-summary") ?? step.querySelector(".question");
  first.focus({ preventScroll: true });
  if (step.getBoundingClientRect().top < 0) step.scrollIntoView();
}

document.addEventListener("htmx:load", ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.matches(".step")) welcome(target);
  // A whole page came instead, such as the one that says that it is busy.
  if (target.matches("main")) target.focus();
});

document.addEventListener("htmx:sendError", ({ target }) => {
  const words = target.closest(".step")?.querySelector(".no-connection");
  if (words) words.hidden = false;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const answers = event.target.closest?.(".step")?.querySelectorAll("input[name='antwoord']");
  const answer = answers?.[Number(event.key) - 1];
  if (!answer) return;
  event.preventDefault();
  answer.click();
  answer.focus();
});
