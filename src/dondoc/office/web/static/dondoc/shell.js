// The frame of every page: theme, messages, words that are kept until they are sent, files that are dropped.
(() => {
  const root = document.documentElement;

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.bsTheme);
  });

  const show = (id, words) => {
    const box = document.getElementById(id);
    if (!box) return;
    box.textContent = words;
    box.hidden = false;
    clearTimeout(box.timer);
    box.timer = setTimeout(() => (box.hidden = true), 10000);
  };

  // what somebody types into a field with data-keep outlives a reload, a lost session and a crash
  const place = (field) => `draft:${location.pathname}:${field.dataset.keep}`;
  const restore = (within) => {
    within.querySelectorAll("[data-keep]").forEach((field) => {
      const kept = localStorage.getItem(place(field));
      if (kept !== null) field.value = kept;
    });
  };
  document.addEventListener("input", (event) => {
    if (event.target.dataset?.keep) localStorage.setItem(place(event.target), event.target.value);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-cancel]")) forget(event.target.closest("form"));
  });
  const forget = (form) => form.querySelectorAll("[data-keep]").forEach((f) => localStorage.removeItem(place(f)));
  window.dondoc = { show, forget };
  document.addEventListener("DOMContentLoaded", () => {
    // a report that went out comes back as a page that says so
    const said = new URLSearchParams(location.search);
    if (["report", "finish"].includes(said.get("said"))) {
      forget(document);
      history.replaceState(null, "", location.pathname);
    }
    restore(document);
  });
  document.addEventListener("htmx:load", (event) => {
    restore(event.detail.elt);
    // typing replaces what stands in a line, and goes on with what stands in a list
    const field = event.detail.elt.querySelector?.("input[autofocus]");
    if (field?.matches("[data-keep]")) field.select();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.target.closest("form")) forget(event.target.closest("form"));
  });

  document.addEventListener("htmx:responseError", (event) => {
    const answer = event.detail.xhr;
    const signIn = answer.getResponseHeader("X-Sign-In");
    if (answer.status === 401 && signIn) location.assign(signIn);
    else if (answer.status === 422 && !answer.responseText.includes("<")) show("alert", answer.responseText);
  });
  document.addEventListener("htmx:sendError", () => show("alert", root.lang === "en" ? "The office does not answer. What you typed is kept; try again." : "Chưa kết nối được máy chủ. Nội dung đang gõ vẫn còn; hãy thử lại."));

  // an office that was just made answers at this address as soon as its server is up
  const waiting = document.querySelector("[data-wait-for-office]");
  const look = async () => {
    const words = await fetch("/health/").then((answer) => answer.text(), () => "");
    if (words.trim() === "ok") location.assign(waiting.dataset.waitForOffice);
    else setTimeout(look, 700);
  };
  if (waiting) look();

  // a file dropped anywhere on its box is chosen and sent
  document.querySelectorAll("[data-drop]").forEach((form) => {
    const input = form.querySelector("input[type=file]");
    const over = (on) => (event) => {
      event.preventDefault();
      form.classList.toggle("over", on);
    };
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", over(false));
    form.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });
    input.addEventListener("change", () => input.files.length && form.requestSubmit());
  });
})();
