// Reading needs none of this: it lights both sides of a thing, jumps on a click, and steps by keys.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const keysOf = (node) => (node.dataset.k || "").split(" ").filter(Boolean);
  const parts = new Map();
  for (const node of document.querySelectorAll("[data-k]"))
    for (const key of keysOf(node)) parts.set(key, [...(parts.get(key) || []), node]);
  const mark = (keys, name) => {
    for (const node of document.querySelectorAll("." + name)) node.classList.remove(name);
    for (const key of keys)
      for (const node of parts.get(key) || []) {
        node.classList.add(name);
        const line = node.closest(".l");
        if (line && key[0] === "d") line.classList.add(name);
      }
  };
  const show = (node) => node && node.scrollIntoView({ block: "nearest", inline: "nearest" });
  const go = (key, focus) => {
    mark([key], "now");
    const card = document.getElementById(key);
    if (card && card.closest("details")) card.closest("details").open = true;
    show(document.getElementById("s-" + key));
    show(card);
    const link = focus && card && card.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  };
  // of nested things the smallest is meant: a finding or citation before the directive around it
  const nearest = (target) => {
    const node = target.closest("[data-k]");
    const keys = node ? keysOf(node) : [];
    return keys.find((key) => key[0] === "f") || keys.find((key) => key[0] === "c") || keys[0];
  };
  document.addEventListener("mouseover", (event) => {
    const key = nearest(event.target);
    mark(key ? [key] : [], "lit");
  });
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    const link = event.target.closest("a[href^='#']");
    const to = link && /^#(?:s-)?([dcf]\d+)$/.exec(link.getAttribute("href"));
    if (to) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
      return go(to[1], false);
    }
    const key = !link && !event.target.closest("summary,label") && nearest(event.target);
    if (key) go(key, false);
  });
  const step = (kind, by) => {
    const all = [...document.querySelectorAll(kind)].filter((node) => node.getClientRects().length);
    const at = all.findIndex((node) => node.classList.contains("now"));
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    if (all[next]) go(all[next].id, true);
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const move = { j: [".dcard", 1], k: [".dcard", -1], n: ["#findings .find", 1], p: ["#findings .find", -1] }[event.key];
    if (move) step(...move);
  });
});
