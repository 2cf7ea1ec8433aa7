// The theme is set before the page is drawn, so that a dark screen never flashes white.
(() => {
  const kept = localStorage.getItem("theme");
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.classList.add("scripted");
  document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
})();
