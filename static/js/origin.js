// Where a visitor came from travels in the page's own links and forms, and is kept nowhere.
const KNOWN = ["van", "utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"];

const here = new URLSearchParams(location.search);
const origin = KNOWN.filter((name) => here.get(name)).map((name) => [name, here.get(name)]);

function carryOn(link) {
  const url = new URL(link.href);
  const leavesPage = url.origin === location.origin && url.pathname !== location.pathname;
  if (!leavesPage || link.hasAttribute("download")) return;
  for (const [name, value] of origin) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  link.href = url;
}

function carryAlong(form) {
  for (const [name, value] of origin) {
    if (form.elements.namedItem(name)) continue;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(field);
  }
}

if (origin.length) {
  document.querySelectorAll("a[href^='/'], a[href^='http']").forEach(carryOn);
  document.querySelectorAll("form[method='post']").forEach(carryAlong);
}
