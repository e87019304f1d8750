// Nothing of others is loaded before a reader asks for it: a click puts the player where the link was.
function play(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const link = event.currentTarget;
  const player = Object.assign(document.createElement("iframe"), {
    className: "video-player",
    src: link.dataset.player,
    title: link.dataset.title,
    allow: "autoplay; fullscreen; picture-in-picture",
    // YouTube plays for known sites only: it may know the site, never the article.
    referrerPolicy: "strict-origin",
  });
  link.replaceWith(player);
  player.focus();
}

for (const link of document.querySelectorAll(".video-link")) link.addEventListener("click", play);
